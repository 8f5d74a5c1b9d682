"""A made-up city of any size: N elements, about 2.5 N relationships, Vietnamese names, 200 elements a file.

Deterministic. The city keeps the pack's rules except for a known number of planted violations: about every thousandth
relationship is a server that serves a process directly (CPDT-LAY-002). Run as
``python benchmarks/generate.py N FOLDER``.
"""

from __future__ import annotations

import sys
from pathlib import Path

CLUSTER = 20
PER_FILE = 200
SETTINGS = "workspace:\n  format: 1\n  id: thu-nghiem\n  name: Thành phố thử nghiệm\n  packs: [PACK]\n"
SHARED = """\
elements:
  org-thanh-pho: {type: business-actor, name: {vi: Ủy ban nhân dân thành phố, en: City committee}, layer: chi-dao-chinh-sach, confidence: assumed, properties: {agency_level: city}}
  org-trung-uong: {type: business-actor, name: {vi: Cơ quan trung ương, en: National body}, layer: chi-dao-chinh-sach, confidence: assumed, properties: {agency_level: national}}
  usr-dan: {type: business-actor, name: {vi: Người dân và doanh nghiệp, en: People and businesses}, confidence: assumed}
  net-thanh-pho: {type: communication-network, name: {vi: Mạng diện rộng thành phố, en: City network}, owner: org-thanh-pho, confidence: assumed, properties: {security_level: 3}, relationships: [{type: serving, target: nod-tich-hop}]}
  nod-tich-hop: {type: node, name: {vi: Cụm máy chủ tích hợp, en: Integration servers}, summary: Máy chủ của nền tảng tích hợp., owner: org-thanh-pho, confidence: assumed, properties: {security_level: 3, hosting: city-data-centre}, relationships: [{type: serving, target: app-lgsp}]}
  sec-tich-hop: {type: technology-service, name: {vi: Tường lửa tích hợp, en: Integration firewall}, layer: an-toan-thong-tin, owner: org-thanh-pho, confidence: assumed, relationships: [{type: serving, target: nod-tich-hop}]}
  app-lgsp: {type: application-component, name: {vi: Nền tảng tích hợp LGSP, en: LGSP}, summary: Nơi các hệ thống trao đổi dữ liệu., owner: org-thanh-pho, layer: tich-hop, confidence: assumed, properties: {security_level: 3, platform: lgsp, hosting: city-data-centre, standards: [std-rest, std-json]}, relationships: [{type: realization, target: aps-lgsp}, {type: flow, target: ext-ndxp, data: [dat-000001-1]}]}
  aps-lgsp: {type: application-service, name: {vi: Dịch vụ chia sẻ dữ liệu qua LGSP, en: Data sharing through the LGSP}, owner: org-thanh-pho, layer: tich-hop, confidence: assumed}
  src-phe-duyet: {type: source, name: {vi: Quyết định phê duyệt thử nghiệm, en: Approval made up for tests}, summary: {vi: Dữ liệu dựng sẵn để đo., en: Made-up data to measure with.}, source: {kind: document}}
  ext-ndxp: {type: application-component, name: {vi: Nền tảng NDXP quốc gia, en: NDXP}, summary: Nơi tích hợp dữ liệu quốc gia., owner: org-trung-uong, layer: he-thong-ngoai, confidence: assumed, properties: {platform: ndxp}}
"""


EVIDENCE = """\
attestations:
  - {rule: CPDT-ATT-001, method: examine, collected: 2026-01-02, expires: 2036-01-01, by: org-thanh-pho, evidence: [{source: src-phe-duyet}]}
  - {rule: CPDT-ATT-003, method: examine, collected: 2026-01-02, expires: 2036-01-01, by: org-thanh-pho, evidence: [{source: src-phe-duyet}]}
"""


def cluster(number: int) -> list[str]:
    """The twenty elements of one department's service with about fifty relationships, as lines of a model file."""
    c = f"{number:06d}"
    owner = f"org-so-{c}"
    assumed = "confidence: assumed"
    apps = [f"app-{c}-{i}" for i in range(1, 7)]
    lines = [
        f"  {owner}: {{type: business-actor, name: {{vi: Sở chuyên ngành số {number}, en: Department {number}}}, layer: chi-dao-chinh-sach, {assumed}, properties: {{agency_level: department}}}}",
        f"  cha-{c}:",
        "    type: business-interface",
        f"    name: {{vi: Kênh trực tuyến số {number}, en: Online channel {number}}}",
        f"    summary: Kênh tiếp nhận hồ sơ của sở số {number}, phục vụ người dân và doanh nghiệp.",
        f"    {assumed}",
        "    properties: {channel: web}",
        "    relationships:",
        f"      - {{type: assignment, target: svc-{c}}}",
        "      - {type: serving, target: usr-dan}",
        f"  svc-{c}:",
        "    type: business-service",
        f"    name: {{vi: Dịch vụ công số {number}, en: Public service {number}}}",
        f"    summary: Dịch vụ công của sở số {number} ở mức độ bốn.",
        f"    owner: {owner}",
        f"    {assumed}",
        "    properties: {online_level: 4, procedure_group: ho-tich}",
        "    relationships: [{type: serving, target: usr-dan}]",
    ]
    for i in range(1, 4):
        lines += [
            f"  prc-{c}-{i}:",
            "    type: business-process",
            f"    name: {{vi: Thủ tục hành chính số {number}.{i}, en: Administrative procedure {number}.{i}}}",
            f"    summary: Thủ tục do sở số {number} quản lý, bước {i}.",
            f"    owner: {owner}",
            f"    {assumed}",
            "    relationships:",
            f"      - {{type: realization, target: svc-{c}}}",
        ]
        if i < 3:
            lines.append(f"      - {{type: triggering, target: prc-{c}-{i + 1}}}")
    for i in range(1, 5):
        lines += [
            f"  dat-{c}-{i}:",
            "    type: data-object",
            f"    name: {{vi: Cơ sở dữ liệu số {number}.{i}, en: Database {number}.{i}}}",
            f"    summary: Dữ liệu hồ sơ do sở số {number} quản lý, phần {i}.",
            f"    owner: {owner}",
            f"    {assumed}",
            "    properties: {data_class: internal, database: true, security_level: 2}",
        ]
    for i, app in enumerate(apps, 1):
        lines += [
            f"  {app}:",
            "    type: application-component",
            f"    name: {{vi: Hệ thống thông tin số {number}.{i}, en: Information system {number}.{i}}}",
            f"    summary: Hệ thống của sở số {number}, phục vụ người dân và doanh nghiệp.",
            f"    owner: {owner}",
            f"    {assumed}",
            f"    properties: {{security_level: {3 if i == 1 else 2}, hosting: city-data-centre}}",
            "    relationships:",
            f"      - {{type: serving, target: prc-{c}-{1 + i % 3}}}",
            f"      - {{type: access, target: dat-{c}-{1 + (i - 1) % 4}, access: {'read-write' if i <= 4 else 'read'}}}",
            f"      - {{type: access, target: dat-{c}-{1 + i % 4}, access: read}}",
        ]
        if i == 1:
            lines.append(f"      - {{type: serving, target: cha-{c}}}")
        if i < len(apps):
            lines.append(f"      - {{type: flow, target: {apps[i]}, data: [dat-{c}-{1 + (i - 1) % 4}]}}")
        else:
            lines.append(f"      - {{type: flow, target: app-lgsp, data: [dat-{c}-1]}}")
    for i in range(1, 3):
        lines += [
            f"  nod-{c}-{i}:",
            "    type: node",
            f"    name: {{vi: Máy chủ số {number}.{i}, en: Server {number}.{i}}}",
            f"    summary: Máy chủ của sở số {number}, đặt tại trung tâm dữ liệu.",
            f"    owner: {owner}",
            f"    {assumed}",
            "    properties: {security_level: 3, zone: internal, hosting: city-data-centre}",
            "    relationships:",
            *[f"      - {{type: serving, target: {app}}}" for app in apps[(i - 1) * 3 : i * 3]],
        ]
        if i == 1 and number % 20 == 0:
            lines.append(f"      - {{type: serving, target: prc-{c}-1}}")
    lines += [
        f"  sec-{c}:",
        "    type: technology-function",
        f"    name: {{vi: Biện pháp bảo vệ số {number}, en: Protection measure {number}}}",
        "    layer: an-toan-thong-tin",
        f"    owner: {owner}",
        f"    {assumed}",
        "    relationships:",
        *[f"      - {{type: serving, target: {app}}}" for app in apps],
        f"      - {{type: serving, target: nod-{c}-1}}",
        f"      - {{type: serving, target: nod-{c}-2}}",
        f"      - {{type: realization, target: goal-{c}}}",
        f"  goal-{c}: {{type: requirement, name: {{vi: Yêu cầu bảo vệ số {number}, en: Requirement {number}}}, {assumed}}}",
    ]
    return lines


def generate(count: int, folder: Path, pack: str = "vn-cpdt-2.0") -> int:
    """Write a workspace of about ``count`` elements into ``folder``; gives the number of planted violations."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "eaf.yaml").write_text(SETTINGS.replace("PACK", pack), encoding="utf-8")
    (folder / "chung.yaml").write_text(SHARED, encoding="utf-8")
    (folder / "minh-chung.yaml").write_text(EVIDENCE, encoding="utf-8")
    clusters = max(1, count // CLUSTER)
    per_file = PER_FILE // CLUSTER
    for start in range(1, clusters + 1, per_file):
        numbers = range(start, min(start + per_file, clusters + 1))
        lines = ["elements:", *(line for number in numbers for line in cluster(number)), "relationships:"]
        lines += [
            f"  - {{type: serving, source: net-thanh-pho, target: nod-{number:06d}-{i}}}" for number in numbers for i in (1, 2)
        ]
        lines += [f"  - {{type: aggregation, source: org-thanh-pho, target: org-so-{number:06d}}}" for number in numbers]
        (folder / f"so-{start:06d}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return clusters // 20


if __name__ == "__main__":
    print(f"{generate(int(sys.argv[1]), Path(sys.argv[2]))} planted violations")
