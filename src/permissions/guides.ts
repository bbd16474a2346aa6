/** How the endpoints of the guides are asked: see sample.ts. What is read is everybody's; edited by the department above. */
import type { Definition } from '#features/guides/rules.ts'
import { open, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'

const cites = [{ regulation: 'constitution' as const, article: '第九条' }]
const definition = (title: string): Definition => ({
  title,
  group: '党员服务',
  summary: '权限测试',
  words: [],
  start: 'first',
  nodes: [
    {
      key: 'first',
      kind: 'question',
      text: '要办吗？',
      note: '',
      cites,
      answers: [
        { label: '要', to: 'last', when: null },
        { label: '不要', to: 'last', when: null },
      ],
    },
    { key: 'last', kind: 'end', text: '去办', steps: [{ text: '去办', cites }], forms: ['request'] },
  ],
})
const note = '权限测试'
/** They hold for the whole institute. */
const whole = { outside: 'forbidden' } as const

/** The newest version as it stands: each who publishes makes another one. */
async function next(stage: Stage) {
  const [newest] = await stage.app.stage((ctx) =>
    ctx.db
      .selectFrom('guide_version')
      .where('guide_key', '=', 'talks')
      .select('version')
      .orderBy('version', 'desc')
      .execute(),
  )
  return { key: 'talks', basedOn: newest?.version ?? 1, definition: definition(`谈话${stage.next()}`), note }
}

export const guides: Record<string, Sample> = {
  'guides.list': open(),
  'guides.get': seen({ key: 'term-election' }),
  'guides.versions': open({ key: 'term-election' }, whole),
  'guides.check': open({ definition: definition('检查') }, whole),
  'guides.create': open((stage) => ({ definition: definition(`新的${stage.next()}`), note }), whole),
  'guides.publish': open(next, whole),
}
