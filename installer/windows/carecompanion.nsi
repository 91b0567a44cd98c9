; The installer for Windows: for the person who runs it, without administrator rights.
;
; installer/windows_setup.py compiles it: VERSION, PAYLOAD (the program's folder) and OUTPUT are given.
; Compiled and looked into on Linux against a stand-in payload; not yet run on Windows.

Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include "MUI2.nsh"

!define NAME "Care Companion"
!define ID "CareCompanion"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${ID}" "Folder"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey FileDescription "${NAME} installer"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey LegalCopyright "Apache License 2.0"

!define MUI_WELCOMEPAGE_TEXT "This puts ${NAME} on this computer, for you alone. Notes that you have are not touched.$\r$\n$\r$\nIt never uses the network."
!define MUI_FINISHPAGE_RUN "$INSTDIR\carecompanion.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "The program is taken away. Your notes stay where they are."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Section
  ; Windows replaces no file that is in use: half an upgrade would be worse than none.
  IfFileExists "$INSTDIR\carecompanion.exe" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\carecompanion.exe" a
  IfErrors 0 free
  MessageBox MB_OK|MB_ICONEXCLAMATION "${NAME} is open. Close its window, then start this again. Nothing was changed." /SD IDOK
  Abort
  free:
  FileClose $0
  closed:

  ; What an older version had and this one has not would stay: the folder is the program's own.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}\*"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\carecompanion.exe"

  WriteRegStr HKCU "Software\Classes\.carevault" "" "${ID}.Notes"
  WriteRegStr HKCU "Software\Classes\${ID}.Notes" "" "${NAME} notes"
  WriteRegStr HKCU "Software\Classes\${ID}.Notes\DefaultIcon" "" "$INSTDIR\carecompanion.exe,0"
  WriteRegStr HKCU "Software\Classes\${ID}.Notes\shell\open\command" "" '"$INSTDIR\carecompanion.exe" "%1"'

  WriteRegStr HKCU "Software\${ID}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\carecompanion.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ; Icons of files are shown anew.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  ; Only what the installer put there. Notes are in folders of the person, and stay.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\carecompanion.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "Software\Classes\${ID}.Notes"
  DeleteRegKey HKCU "Software\Classes\.carevault"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${ID}"
SectionEnd
