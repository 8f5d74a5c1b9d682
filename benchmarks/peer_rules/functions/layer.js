// The layer rule over a whole document, and that both ends of every relationship are there.
const serves = new Set(['serving', 'realization', 'assignment'])
const business = new Set(['nghiep-vu', 'nguoi-su-dung'])

export default function layer(document) {
  const layers = new Map(document.elements.map(element => [element.id, element.layer]))
  const found = []
  document.relationships.forEach(({ type, source, target }, number) => {
    const path = ['relationships', number]
    if (!layers.has(source) || !layers.has(target)) {
      found.push({ message: `unknown end: ${source} ${target}`, path })
    } else if (serves.has(type) && layers.get(source) === 'ky-thuat-cong-nghe' && business.has(layers.get(target))) {
      found.push({ message: `${source} ${target}`, path })
    }
  })
  return found
}
