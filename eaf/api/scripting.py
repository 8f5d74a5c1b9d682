"""The model for people who script: a networkx graph with everything that the files say as attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from eaf.model.model import Model


def to_networkx(model: Model) -> nx.MultiDiGraph:
    """A multigraph whose nodes are element ids and whose edges are relationships, drawn from source to target.

    Node attributes: ``type``, ``name_vi``, ``name_en``, ``layer``, ``architecture``, ``owner``, ``confidence``, ``status`` and the
    element's properties. Edge attributes: ``type``, ``data``, ``access``. Changing the graph does not change the model.
    """
    import networkx as nx  # noqa: PLC0415 - half a second that only scripts need

    graph = nx.MultiDiGraph(id=model.workspace.id)
    for each in model.elements.values():
        graph.add_node(
            each.id,
            **dict(each.properties),
            type=each.type,
            name_vi=each.name.vi,
            name_en=each.name.en,
            layer=each.layer,
            architecture=each.architecture,
            owner=each.owner,
            confidence=each.confidence,
            status=each.lifecycle.status,
        )
    for relationship in model.relationships:
        graph.add_edge(
            relationship.source, relationship.target, type=relationship.type, data=relationship.data, access=relationship.access
        )
    return graph
