"""What the command line says in both languages at once, before it knows which one the reader wants."""

EPILOG = (
    "Mã thoát · Exit status: 0 không có phát hiện · clean; 1 có phát hiện · findings; 2 không kiểm tra được · could not check."
)
INTERNAL = "lỗi nội bộ, đặt EAF_DEBUG=1 để xem chi tiết · internal error, set EAF_DEBUG=1 for details:"
