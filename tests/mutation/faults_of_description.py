"""Faults in what is said of the parts: sources, owners, levels of agencies, the roadmap, figures and targets."""

from __future__ import annotations

from fault import at, cut, on, plant, swap
from model_paths import (
    CITY_BODIES,
    CITY_DATA,
    DATA_CENTRE,
    GOALS,
    MORE_NATIONAL_SYSTEMS,
    NATIONAL_BODIES,
    NATIONAL_DATA,
    NATIONAL_SECTOR,
    NETWORKS,
    OFFICE_SYSTEMS,
    PLATEAUS,
    RESULTS,
    TARGETS,
    WORK_PACKAGES,
)

DOCUMENTATION = (
    plant(
        "an element that loses its source",
        cut(
            CITY_DATA,
            "    sources:\n      - {ref: src-bai-bao-2022, note: {vi: Văn bản điện tử có chữ ký số, en: E-documents with digital signatures}}\n",
        ),
        on("CPDT-DOC-001", CITY_DATA, "dat-van-ban"),
    ),
    plant(
        "an assumption given out as knowledge",
        swap(
            DATA_CENTRE,
            "rooms (assumed).\n    owner: org-so-tttt\n    confidence: assumed\n",
            "rooms (assumed).\n    owner: org-so-tttt\n    confidence: high\n",
        ),
        on("CPDT-DOC-001", DATA_CENTRE, "nod-hop"),
    ),
    plant(
        "an element without summary",
        cut(
            DATA_CENTRE,
            "    summary:\n      vi: Kết nối các điểm cầu (giả định).\n      en: Links the meeting rooms (assumed).\n",
        ),
        on("CPDT-DOC-002", DATA_CENTRE, "nod-hop"),
    ),
    plant(
        "a name in Vietnamese only",
        swap(CITY_DATA, "name: {vi: Thư điện tử công vụ, en: Official e-mail}", "name: Thư điện tử công vụ"),
        on("CPDT-DOC-003", CITY_DATA, "dat-thu"),
    ),
    plant(
        "a name without its English form",
        swap(
            TARGETS,
            'name: {vi: "Hồ sơ, văn bản gửi, nhận trên mạng", en: Dossiers and documents sent and received online}',
            'name: {vi: "Hồ sơ, văn bản gửi, nhận trên mạng"}',
        ),
        on("CPDT-DOC-003", TARGETS, "ind-gui-nhan-tren-mang"),
    ),
)

GOVERNANCE = (
    plant(
        "a network without owner",
        swap(NETWORKS, "communes (assumed).\n    owner: org-so-tttt\n", "communes (assumed).\n"),
        on("CPDT-GOV-001", NETWORKS, "net-wan"),
    ),
    plant(
        "an application without owner",
        cut(OFFICE_SYSTEMS, "    owner: org-so-noi-vu\n"),
        on("CPDT-GOV-001", OFFICE_SYSTEMS, "app-cbccvc"),
        at("HNI-SYS-002", OFFICE_SYSTEMS, "^app-cbccvc:"),
    ),
    plant(
        "an organisation without level",
        swap(
            CITY_BODIES,
            "    properties: {agency_level: department}\n    relationships:\n      - {type: assignment, target: prc-cap-nhat-dan-cu}\n",
            "    relationships:\n      - {type: assignment, target: prc-cap-nhat-dan-cu}\n",
        ),
        on("CPDT-GOV-002", CITY_BODIES, "org-phong-qlhc"),
    ),
    plant(
        "a ministry without level",
        swap(NATIONAL_BODIES, "    properties: {agency_level: national}\n\n  org-tong-cuc-thue:", "\n  org-tong-cuc-thue:"),
        on("CPDT-GOV-002", NATIONAL_BODIES, "org-bo-gtvt"),
        on("CPDT-EXT-001", NATIONAL_SECTOR, "ext-gplx"),
        on("CPDT-EXT-001", MORE_NATIONAL_SYSTEMS, "ext-cong-gplx"),
        on("CPDT-EXT-001", NATIONAL_DATA, "ext-dat-gplx"),
    ),
    plant(
        "a work package without plateau",
        swap(
            WORK_PACKAGES,
            "      - {type: realization, target: plt-2022}\n      - {type: association, target: gap-gui-nhan}\n",
            "      - {type: association, target: gap-gui-nhan}\n",
        ),
        on("CPDT-GOV-003", WORK_PACKAGES, "wp-gui-nhan-100"),
    ),
    plant(
        "a gap with one plateau",
        swap(
            PLATEAUS,
            "      - {type: association, target: plt-2022}\n      - {type: association, target: app-truc-lien-thong}\n",
            "      - {type: association, target: app-truc-lien-thong}\n",
        ),
        on("CPDT-GOV-004", PLATEAUS, "gap-gui-nhan"),
    ),
)

INDICATORS = (
    plant(
        "a target missed",
        swap(
            RESULTS,
            "indicator:\n      unit: {vi: cuộc họp, en: meetings}\n      better: higher\n",
            "indicator:\n      unit: {vi: cuộc họp, en: meetings}\n      better: higher\n"
            "      targets:\n        - {date: 2021-06-30, min: 1188, source: src-bai-bao-2022}\n",
        ),
        at("CPDT-KPI-001", RESULTS, "^{date: 2021-06-30, min: 1188"),
    ),
    plant(
        "a limit exceeded",
        swap(
            RESULTS,
            "indicator:\n      unit: {vi: cuộc họp, en: meetings}\n      better: higher\n",
            "indicator:\n      unit: {vi: cuộc họp, en: meetings}\n      better: lower\n"
            "      targets:\n        - {date: 2021-06-30, min: 1187, max: 2000, source: src-bai-bao-2022}\n"
            "        - {date: 2021-12-31, max: 1186.9, source: src-bai-bao-2022}\n",
        ),
        at("CPDT-KPI-001", RESULTS, "^{date: 2021-12-31, max: 1186.9"),
    ),
    plant(
        "a target that nobody measured",
        swap(TARGETS, "{date: 2022-12-31, min: 30,", "{date: 2022-02-28, min: 30,"),
        at("HNI-KPI-002", TARGETS, "^{date: 2022-02-28, min: 30,"),
    ),
    plant(
        "an indicator that nobody reports",
        cut(RESULTS, "    owner: org-phong-tu-phap-ba-dinh\n"),
        on("CPDT-KPI-004", RESULTS, "ind-trich-luc-ba-dinh"),
    ),
    plant(
        "a measurement without source",
        swap(RESULTS, "value: 556, qualifier: exact, source: src-bai-bao-2022, ", "value: 556, qualifier: exact, "),
        at("CPDT-KPI-002", RESULTS, "^{date: 2021-12-31, value: 556, qualifier: exact, note"),
    ),
    plant(
        "a target without source beside a measurement with one",
        swap(
            RESULTS,
            "indicator:\n      unit: {vi: cuộc họp, en: meetings}\n      better: higher\n",
            "indicator:\n      unit: {vi: cuộc họp, en: meetings}\n      better: higher\n      targets:\n        - {date: 2022-12-31, min: 1500}\n",
        ),
        at("CPDT-KPI-002", RESULTS, "^{date: 2022-12-31, min: 1500}"),
    ),
    plant(
        "a goal without indicator",
        cut(GOALS, "      - {type: association, target: ind-dong-bo-ket-qua}\n"),
        on("CPDT-KPI-003", GOALS, "goal-minh-bach"),
        on("CPDT-KPI-005", TARGETS, "ind-dong-bo-ket-qua"),
    ),
)

BACKUP = (
    "lifecycle: {status: operating}\n    properties: {security_level: 3, zone: data, hosting: city-data-centre}\n"
    "    relationships:\n      - {type: serving, target: sec-sao-luu}\n"
)
LIFECYCLES = (
    plant(
        "a node switched off under what it still serves",
        swap(DATA_CENTRE, BACKUP, BACKUP.replace("operating", "retired")),
        at("CPDT-GOV-005", DATA_CENTRE, "^{type: serving, target: sec-sao-luu}"),
        at("CPDT-GOV-005", DATA_CENTRE, "^{type: serving, target: sys-sao-luu}"),
    ),
    plant(
        "a node whose last day is past",
        swap(DATA_CENTRE, BACKUP, BACKUP.replace("operating}", "operating, to: 2022-02-27}")),
        at("CPDT-GOV-005", DATA_CENTRE, "^{type: serving, target: sec-sao-luu}"),
        at("CPDT-GOV-005", DATA_CENTRE, "^{type: serving, target: sys-sao-luu}"),
        at("CPDT-GOV-006", DATA_CENTRE, "operating, to: ^2022-02-27"),
    ),
    plant(
        "a node that ends within half a year",
        swap(DATA_CENTRE, BACKUP, BACKUP.replace("operating}", "operating, to: 2022-08-26}")),
        at("CPDT-GOV-006", DATA_CENTRE, "operating, to: ^2022-08-26"),
    ),
    plant(
        "a review of more than a year ago",
        swap(DATA_CENTRE, BACKUP, BACKUP.replace("zone: data", "reviewed: 2021-02-27, zone: data")),
        at("CPDT-GOV-007", DATA_CENTRE, "reviewed: ^2021-02-27"),
    ),
)

FAULTS = (*DOCUMENTATION, *GOVERNANCE, *INDICATORS, *LIFECYCLES)
