/** How the endpoints of the guides are asked: see sample.ts. What is read is everybody's; edited by whose own it is. */
import type { Definition } from '#features/guides/rules.ts'
import { of, open, type Sample, seen } from './sample.ts'
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
/** A guide of 东区's own, as it stands when it is made. */
async function own(stage: Stage) {
  const { key } = await stage.top.call.guides.create({
    definition: definition(`东区第${stage.next()}份`),
    note,
    organizationId: stage.institute.organizations.east,
  })
  return { key, basedOn: 1 }
}

export const guides: Record<string, Sample> = {
  'guides.list': open(),
  'guides.get': seen({ key: 'term-election' }),
  'guides.versions': of(async (stage: Stage) => ({ key: (await own(stage)).key })),
  'guides.check': open({ definition: definition('检查') }),
  'guides.create': open((stage) => ({ definition: definition(`新的${stage.next()}`), note })),
  'guides.publish': of(async (stage: Stage) => ({
    ...(await own(stage)),
    definition: definition(`改过${stage.next()}`),
    note,
  })),
}
