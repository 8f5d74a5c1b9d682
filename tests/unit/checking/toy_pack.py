"""A small pack that proves itself, as text to be edited, and places found by plain search in the edited text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eaf.api.packs import Packs, open_packs

MARK = "^"
FILES = {
    "pack.yaml": """\
pack: {id: toy, format: 1, version: 1.0.0, name: {vi: Gói thử, en: Toy pack}}
""",
    "layers.yaml": """\
layers:
  - {id: services, name: {vi: Dịch vụ, en: Services}, rank: 1, types: [business-service]}
  - {id: systems, name: {vi: Hệ thống, en: Systems}, rank: 2, types: [application-component]}
architectures:
  - {id: build, name: {vi: Xây dựng, en: Build}, layers: [systems]}
""",
    "properties.yaml": """\
properties:
  level: {value: integer, types: [application-component], minimum: 1, maximum: 5, label: {vi: Cấp độ, en: Level}}
  public: {value: boolean, types: [application-component], label: {vi: Công khai, en: Public}}
""",
    "reference-model.yaml": """\
reference_model:
  id: brm
  name: {vi: Mô hình nghiệp vụ, en: Business model}
  source: book
  confidence: high
  codes:
    - {code: B1, name: {vi: Hộ tịch, en: Civil status}, source: book, confidence: high}
    - {code: B2, status: text-not-available, source: book, confidence: high}
""",
    "sets.yaml": """\
sets:
  - id: systems
    name: {vi: Hệ thống, en: Systems}
    select: {type: application-component}
""",
    "relationships.yaml": """\
relationships:
  - {from: {type: application-component}, types: [serving], to: {type: [application-component, business-service]}}
""",
    "instruments.yaml": """\
sources:
  book: {name: {vi: Sách, en: Book}}
instruments:
  - id: old
    title: {vi: Luật cũ, en: Old law}
    issued: 2010-01-01
    effective_from: 2010-06-01
    effective_to: 2020-01-01
    replaced_by: new
    source: book
    confidence: high
  - id: new
    title: {vi: Luật mới, en: New law}
    issued: 2019-12-01
    effective_from: 2020-01-01
    replaces: old
    source: book
    confidence: high
""",
    "clauses.yaml": """\
clauses:
  - id: toy-1
    instrument: new
    level: must
    text: {vi: Có chủ quản., en: There is an owner.}
    status: automated
    article: {vi: Điều 1, en: Article 1}
    valid_from: 2020-01-01
    rules: [TOY-OWN-001, TOY-LEV-001, TOY-USE-001, TOY-UPW-001]
    source: book
    confidence: high
  - id: toy-2
    instrument: new
    level: must
    text: {vi: Đánh giá thủ công., en: Judged by people.}
    status: manual
    source: book
    confidence: high
    note: {vi: Không có trong mô hình., en: Not in the model.}
""",
    "rules.yaml": """\
rules:
  - rule: TOY-OWN-001
    name: system-without-owner
    kind: attribute
    title: {vi: Hệ thống có chủ quản, en: A system has an owner}
    message: {vi: "{subject} không có chủ quản", en: "{subject} has no owner"}
    severity: error
    rationale: {vi: Phải có người chịu trách nhiệm., en: Someone must be in charge.}
    remedy: {vi: Ghi owner., en: State the owner.}
    select: {in: systems}
    params: {require: [{attr: owner, exists: true}]}
  - rule: TOY-LEV-001
    name: public-system-without-level
    kind: attribute
    title: {vi: Hệ thống công khai có cấp độ, en: A public system has a level}
    message: {vi: "{subject} chưa có cấp độ 2", en: "{subject} has no level of 2"}
    severity: error
    rationale: {vi: Để bảo vệ., en: For protection.}
    remedy: {vi: Ghi level., en: State the level.}
    select:
      type: application-component
      where: {public: {eq: true}}
    params:
      require:
        - {attr: level, gte: 2}
  - rule: TOY-USE-001
    name: system-for-nobody
    kind: coverage
    title: {vi: Hệ thống phục vụ dịch vụ, en: A system serves a service}
    message: {vi: "{subject} không phục vụ dịch vụ nào", en: "{subject} serves no service"}
    severity: warning
    rationale: {vi: Để làm gì?, en: What for?}
    remedy: {vi: Thêm serving., en: Add a serving.}
    select: {type: application-component}
    params:
      by: serving+
      target: {type: business-service}
  - rule: TOY-UPW-001
    name: service-serves-system
    kind: relation
    title: {vi: Dịch vụ không phục vụ hệ thống, en: No service serves a system}
    message: {vi: "{source} phục vụ {target}", en: "{source} serves {target}"}
    severity: error
    rationale: {vi: Ngược chiều., en: Upside down.}
    remedy: {vi: Đổi chiều., en: Turn it round.}
    params:
      among: {relationship: [serving, access]}
      forbid:
        - from: {type: business-service}
""",
    "tests/TOY-OWN-001.yaml": """\
rule: TOY-OWN-001
cases:
  - name: {vi: Có chủ quản, en: With an owner}
    expect: pass
    model: |
      elements:
        org-a: {type: business-actor, name: A}
        sys-a: {type: application-component, name: A, owner: org-a}
  - name: {vi: Không có chủ quản, en: Without an owner}
    expect: fail
    model: |
      elements:
        sys-a: {type: application-component, name: A}
    findings:
      - {at: "2:3", subjects: [sys-a]}
  - name: {vi: Không có hệ thống, en: No system}
    expect: na
    model: |
      elements:
        svc-a: {type: business-service, name: A}
""",
    "tests/TOY-LEV-001.yaml": """\
rule: TOY-LEV-001
cases:
  - name: {vi: Cấp độ 2, en: Level 2}
    expect: pass
    model: |
      elements:
        sys-a: {type: application-component, name: A, properties: {public: true, level: 2}}
  - name: {vi: Cấp độ 1 và không có cấp độ, en: Level 1 and no level}
    expect: fail
    model: |
      elements:
        sys-a: {type: application-component, name: A, properties: {public: true, level: 1}}
        sys-b: {type: application-component, name: B, properties: {public: true}}
    findings:
      - {at: "2:83", subjects: [sys-a]}
      - {at: "3:3", subjects: [sys-b]}
  - name: {vi: Hệ thống nội bộ, en: An internal system}
    expect: na
    model: |
      elements:
        sys-a: {type: application-component, name: A, properties: {public: false}}
        sys-b: {type: application-component, name: B}
""",
    "tests/TOY-USE-001.yaml": """\
rule: TOY-USE-001
cases:
  - name: {vi: Phục vụ qua hệ thống khác, en: By another system}
    expect: pass
    model: |
      elements:
        sys-a: {type: application-component, name: A, relationships: [{type: serving, target: sys-b}]}
        sys-b: {type: application-component, name: B, relationships: [{type: serving, target: svc-a}]}
        svc-a: {type: business-service, name: A}
  - name: {vi: Hai hệ thống không phục vụ dịch vụ, en: Two systems for nobody}
    expect: fail
    model: |
      elements:
        sys-a: {type: application-component, name: A, relationships: [{type: association, target: svc-a}]}
        sys-b: {type: application-component, name: B, relationships: [{type: serving, target: sys-a}]}
        sys-c: {type: application-component, name: C, relationships: [{type: serving, target: svc-a}]}
        sys-d: {type: application-component, name: D, relationships: [{type: serving, target: sys-c}]}
        svc-a: {type: business-service, name: A}
    findings:
      - {at: "2:3", subjects: [sys-a]}
      - {at: "3:3", subjects: [sys-b]}
  - name: {vi: Không có hệ thống, en: No system}
    expect: na
    model: |
      elements:
        svc-a: {type: business-service, name: A}
""",
    "tests/TOY-UPW-001.yaml": """\
rule: TOY-UPW-001
cases:
  - name: {vi: Hệ thống phục vụ dịch vụ, en: A system serves a service}
    expect: pass
    model: |
      elements:
        sys-a: {type: application-component, name: A, relationships: [{type: serving, target: svc-a}]}
        svc-a: {type: business-service, name: A}
  - name: {vi: Dịch vụ phục vụ và truy cập hệ thống, en: A service serves and accesses systems}
    expect: fail
    model: |
      elements:
        sys-a: {type: application-component, name: A}
        svc-a: {type: business-service, name: A, relationships: [{type: serving, target: sys-a}, {type: access, target: sys-a}]}
    findings:
      - {at: "3:63", subjects: [svc-a, sys-a]}
      - {at: "3:95", subjects: [svc-a, sys-a]}
  - name: {vi: Quan hệ khác, en: Another relationship}
    expect: na
    model: |
      elements:
        svc-a: {type: business-service, name: A, relationships: [{type: association, target: sys-a}]}
        sys-a: {type: application-component, name: A}
""",
}


@dataclass(frozen=True, slots=True)
class Edit:
    """``old``, which stands once in the file, becomes ``new``; a ``^`` before a character of ``new`` marks it."""

    file: str
    old: str
    new: str

    def applied_to(self, text: str) -> str:
        assert text.count(self.old) == 1, f"{self.file}: {self.old!r} stands {text.count(self.old)} times"
        return text.replace(self.old, self.new)


def written(folder: Path, *edits: Edit, name: str = "toy") -> tuple[Path, str]:
    """The pack with the edits, and the place of the mark as ``file:line:column``; empty where nothing is marked."""
    texts = dict(FILES)
    for edit in edits:
        texts[edit.file] = edit.applied_to(texts[edit.file])
    marked = ""
    for file, text in texts.items():
        before, mark, after = text.partition(MARK)
        if mark:
            above = before.split("\n")
            marked = f"{name}/{file}:{len(above)}:{len(above[-1]) + 1}"
        path = folder / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(before + after, encoding="utf-8")
    return folder / name, marked


def opened(folder: Path, *edits: Edit) -> tuple[Packs, str]:
    """The pack, read by itself, and the marked place."""
    path, marked = written(folder, *edits)
    packs = open_packs(folder, (str(path),))
    assert [f"{each.place} {each.message.en}" for each in packs.problems] == []
    return packs, marked
