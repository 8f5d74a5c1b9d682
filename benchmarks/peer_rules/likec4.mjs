// Loads a LikeC4 workspace, reports what is invalid in it and prints each relationship from technology straight to business.
import { LikeC4 } from 'likec4'

const serves = new Set(['serving', 'realization', 'assignment'])
const business = ['nghiep-vu', 'nguoi-su-dung']

const workspace = await LikeC4.fromWorkspace(process.argv[2], { printErrors: false, logger: false })
if (workspace.hasErrors()) {
  console.error(workspace.getErrors().map(error => error.message).join('\n'))
  process.exit(2)
}
const model = await workspace.computedModel()
let found = 0
for (const { kind, source, target } of model.relationships()) {
  if (serves.has(kind) && source.tags.includes('ky-thuat-cong-nghe') && business.some(layer => target.tags.includes(layer))) {
    console.log(source.id, target.id)
    found += 1
  }
}
process.exit(found ? 1 : 0)
