"""Sources that misbehave as files on real disks do."""

from __future__ import annotations

import io


class Sparse(io.BytesIO):
    """Says that it has `size` bytes, and holds none of them."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._size if whence == io.SEEK_END else super().seek(offset, whence)


class Dribbling(io.BytesIO):
    """Gives little at a time, as raw streams may."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 0, 70_001))


class BreaksOff(io.BytesIO):
    """A stick pulled out half-way, in the first reading or in a later one."""

    def __init__(self, content: bytes, *, good_readings: int = 0) -> None:
        super().__init__(content)
        self._readings = -1
        self._good = good_readings
        self._half = len(content) // 2

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self._readings += whence == io.SEEK_SET
        return super().seek(offset, whence)

    def read(self, size: int | None = -1, /) -> bytes:
        if self._readings >= self._good and self.tell() >= self._half:
            raise OSError(5, "Input/output error")
        return super().read(size)


class Changing(io.BytesIO):
    """A file that another program writes to between two readings."""

    def __init__(self, first: bytes, then: bytes) -> None:
        super().__init__(first)
        self._then: bytes | None = then
        self._readings = 0

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self._readings += whence == io.SEEK_SET
        if self._readings == 2 and self._then is not None:
            self.truncate(0)
            super().seek(0)
            self.write(self._then)
            self._then = None
        return super().seek(offset, whence)
