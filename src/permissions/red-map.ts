/** How the endpoints of the red map are asked: see sample.ts. One map for the whole institute, kept by who reaches all of it. */
import { enterStock, stockSites } from '#features/red-map/stock/actions.ts'
import { published } from './library.ts'
import { of, open, reason, type Sample, today } from './sample.ts'
import type { Stage } from './stage.ts'

const whole = { outside: 'forbidden' } as const

/** One of the sites that come with the program. */
async function siteIn(stage: Stage) {
  await stage.app.stage(enterStock)
  const { rows } = await stage.top.call.redMap.sites.list({ size: 200, linkState: 'unchecked' })
  return (rows[stage.next() % rows.length] as { id: number }).id
}

const linked = async (stage: Stage) => ({
  id: await siteIn(stage),
  materialId: (await published(stage)).id,
})

const said = (stage: Stage) => ({
  name: `权限试验馆${stage.next()}`,
  province: '36' as const,
  place: '星河市',
  kind: 'memorial' as const,
  themes: ['founding' as const],
  introduction: '为检查权限而写的一段介绍，写明它在哪里、讲什么、出处是什么，三十个字以上。',
  sourceTitle: '权限试验',
  sourceAddress: 'https://museum.example.cn/about',
})

async function proposed(stage: Stage) {
  const given = said(stage)
  const { id } = await stage.top.call.redMap.proposals.propose({ ...given, explanation: reason })
  return { id, ...given }
}

function sheet(): FormData {
  const [site] = stockSites.filter(({ link }) => link)
  const data = new FormData()
  const line = `${site?.name},${site?.link?.url},${today},可以打开,答复 200`
  data.set('file', new File([`名称,网址,检查日期,结果,说明\n${line}\n`], '链接检查.csv'))
  data.set('reason', reason)
  return data
}

export const redMap: Record<string, Sample> = {
  'redMap.sites.map': open(),
  'redMap.sites.list': open(),
  'redMap.sites.export': open(),
  'redMap.sites.get': open(async (stage) => ({ id: await siteIn(stage) })),
  'redMap.sites.withdraw': open(async (stage) => ({ id: await siteIn(stage), reason }), whole),
  'redMap.related.materials': open(async (stage) => ({ id: await siteIn(stage) })),
  'redMap.related.sites': of(async (stage) => ({ id: (await published(stage)).id })),
  'redMap.related.link': open(async (stage) => linked(stage), whole),
  'redMap.related.unlink': open(async (stage) => {
    const pair = await linked(stage)
    await stage.top.call.redMap.related.link(pair)
    return pair
  }, whole),
  'redMap.links.check': open({}, { ...whole, refusal: 'red-links-not-here' }),
  'redMap.links.export': open({}, whole),
  'redMap.links.import': open(async (stage) => {
    await stage.app.stage(enterStock)
    return sheet()
  }, whole),
  'redMap.proposals.list': open({}, whole),
  'redMap.proposals.export': open({}, whole),
  'redMap.proposals.accept': open(proposed, whole),
  'redMap.proposals.decline': open(async (stage) => ({ id: (await proposed(stage)).id, reason }), whole),
  'redMap.proposals.own': open(),
  'redMap.proposals.similar': open({ name: '遵义会议纪念馆', province: '52' }),
  'redMap.proposals.propose': open((stage) => ({ ...said(stage), explanation: reason })),
  'redMap.proposals.withdraw': open({ id: 1 }, { refusal: 'not-found' }),
}
