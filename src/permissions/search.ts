/** How the endpoints of search are asked: see sample.ts. A meeting of east1 is planned and written into the index. */
import { writeStale } from '#features/search/entries/actions.ts'
import { open, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'

async function planned(stage: Stage) {
  const plan = { kind: 'themeDay' as const, plannedOn: '2026-12-08', startsAt: '14:30', place: '会议室' }
  await stage.top.call.meetings.plan({ organizationId: stage.east1, title: '东一参观预案', ...plan })
  await stage.app.stage((ctx) => writeStale(ctx, 200))
}
const looked = (more: object) => seen(async (stage: Stage) => planned(stage).then(() => more))

const whole = { outside: 'forbidden' } as const

const group = (stage: Stage) => ({ words: [`参观${stage.next()}`, `见学${stage.next()}`] })
const existing = async (stage: Stage) => stage.top.call.search.synonyms.add(group(stage))

export const search: Record<string, Sample> = {
  'search.find': looked({ text: '参观预案' }),
  'search.export': looked({ text: '参观预案' }),
  'search.suggest': open({ text: '参观' }),
  'search.state': open({}),
  'search.refresh': open({}, whole),
  'search.rebuild': open({}, whole),
  'search.synonyms.list': open({}),
  'search.synonyms.add': open((stage) => group(stage), whole),
  'search.synonyms.change': open(async (stage) => ({ ...(await existing(stage)), ...group(stage) }), whole),
  'search.synonyms.remove': open(existing, whole),
}
