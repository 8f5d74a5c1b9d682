"""The files of the model that faults are planted in, by what they hold."""

from __future__ import annotations

SETTINGS = "eaf.yaml"
VIEWS = "views/so-do.yaml"

PORTALS = "application/dich-vu-cong.yaml"
SECTOR_SYSTEMS = "application/chuyen-nganh.yaml"
OFFICE_SYSTEMS = "application/van-phong-va-dieu-hanh.yaml"
SHARED_SYSTEMS = "application/nen-tang-dung-chung.yaml"
APPLICATION_SERVICES = "application/dich-vu-ung-dung.yaml"
NATIONAL_SHARED = "application/he-thong-quoc-gia-dung-chung.yaml"
NATIONAL_SECTOR = "application/he-thong-quoc-gia-chuyen-nganh.yaml"
NATIONAL_POPULATION = "application/he-thong-quoc-gia-dan-cu.yaml"

USERS = "business/nguoi-su-dung.yaml"
ONLINE_CHANNELS = "business/kenh-giao-tiep-truc-tuyen.yaml"
DIRECT_CHANNELS = "business/kenh-giao-tiep-truc-tiep.yaml"
CIVIL_SERVICES = "business/dich-vu-cong-ho-tich-cu-tru.yaml"
LAND_SERVICES = "business/dich-vu-cong-kinh-doanh-dat-dai.yaml"
TAX_SERVICES = "business/dich-vu-cong-thue-bao-hiem-y-te.yaml"
FEEDBACK_SERVICES = "business/phan-anh-va-dich-vu-noi-bo.yaml"
ONE_STOP_PROCESSES = "business/quy-trinh-mot-cua.yaml"
CIVIL_PROCESSES = "business/quy-trinh-ho-tich-dan-cu.yaml"
SECTOR_PROCESSES = "business/quy-trinh-chuyen-nganh.yaml"
INNER_PROCESSES = "business/quy-trinh-noi-bo.yaml"

SERVICE_DATA = "data/dich-vu-cong.yaml"
CITY_DATA = "data/nghiep-vu-va-dieu-hanh.yaml"
NATIONAL_DATA = "data/du-lieu-quoc-gia.yaml"

GOALS = "motivation/muc-tieu.yaml"
TARGETS = "motivation/chi-tieu-2022.yaml"
RESULTS = "motivation/chi-tieu-ket-qua.yaml"
REQUIREMENTS = "motivation/yeu-cau.yaml"
CITY_LAW = "motivation/van-ban-thanh-pho.yaml"
NATIONAL_LAW = "motivation/van-ban-quoc-gia-dich-vu-cong.yaml"

CITY_BODIES = "organisation/thanh-pho.yaml"
NATIONAL_BODIES = "organisation/trung-uong.yaml"
DISTRICTS_1 = "organisation/ubnd-cap-huyen-1.yaml"
DISTRICTS_2 = "organisation/ubnd-cap-huyen-2.yaml"

WORK_PACKAGES = "roadmap/goi-cong-viec.yaml"
PLATEAUS = "roadmap/trang-thai-va-khoang-cach.yaml"

SITE_CONTROLS = "security/bao-ve-ha-tang.yaml"
SYSTEM_CONTROLS = "security/bao-ve-ung-dung-du-lieu.yaml"

DATA_CENTRE = "technology/trung-tam-du-lieu.yaml"
SOFTWARE = "technology/phan-mem-he-thong.yaml"
NETWORKS = "technology/mang-va-thiet-bi.yaml"
