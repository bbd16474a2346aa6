import { sql } from 'kysely'
import { addDays } from '#basics/days.ts'
import { decideProposal, insertProposal } from '#features/red-map/proposals/queries.ts'
import { type SiteValues, themeNames } from '#features/red-map/rules.ts'
import { findSite, sitesFound, valuesOf } from '#features/red-map/sites/queries.ts'
import { enterStock } from '#features/red-map/stock/actions.ts'
import type { Context } from '#platform/context.ts'

const harbour: SiteValues = {
  name: '镇海口海防历史纪念馆',
  province: '33',
  place: '宁波市镇海区',
  kind: 'memorial',
  themes: ['martyrs'],
  introduction:
    '位于招宝山南麓、甬江入海口，介绍镇海口海防遗址和军民抗击外来侵略的历史，也挖掘镇海籍烈士的事迹，2024年入选红色基因库建设单位。',
  sourceTitle: '宁波这个纪念馆入选全国红色基因库建设单位（浙江文明网）',
  sourceAddress: 'http://www.zjwmw.com/ch123/system/2024/07/10/034676633.shtml',
  location: null,
  url: null,
}
const inn: SiteValues = {
  ...harbour,
  name: '红色主题民宿（某某店）',
  province: '36',
  place: '井冈山市',
  introduction: '房间里陈列着老物件和宣传画，住客可以穿军装拍照，晚上有篝火晚会，适合支部团建和家庭出游。',
  sourceTitle: '旅游网站',
  sourceAddress: 'https://travel.example.org/inn',
}

/** What the library of the demo institute holds about sites of the map. */
const related: [site: string, material: string][] = [
  ['中共一大纪念馆', '学习党章，做一名合格党员'],
  ['中共一大纪念馆', '中国共产党章程'],
  ['古田会议纪念馆', '怎样开好一次高质量的组织生活会'],
  ['古田会议纪念馆', '批评和自我批评：说真话、动真情'],
  ['大庆铁人王进喜纪念馆', '会战精神是怎样形成的'],
  ['大庆铁人王进喜纪念馆', '第一次大会战纪实'],
  ['青海原子城纪念馆', '老照片里的故事：第一台样机'],
  ['西柏坡纪念馆', '学深悟透纪律处分条例的几点体会'],
]

const relate = ({ db, now }: Context) =>
  sql`
  insert into red_site_material (site_id, material_id, linked_at, linked_by)
  select red_site.id, material.id, ${now.toISOString()}::timestamptz, '政工部门'
  from jsonb_to_recordset(${JSON.stringify(related.map(([site, title]) => ({ site, title })))}::jsonb)
    as r (site text, title text)
    join red_site on red_site.name = r.site join material on material.title = r.title`.execute(db)

/** Two demo people have proposed: a site that waits, a correction that waits, and one that was declined. */
export async function loadRedMap(ctx: Context): Promise<void> {
  await enterStock(ctx)
  await relate(ctx)
  const { rows } = await sql<{ id: number; name: string; username: string }>`
    select id, name, username from account where username in ('dangyuan', 'shuji')`.execute(ctx.db)
  const [member, secretary] = ['dangyuan', 'shuji'].map((name) =>
    rows.find(({ username }) => username === name),
  )
  if (!member || !secretary) return
  const propose = (
    who: typeof member,
    daysAgo: number,
    values: SiteValues,
    siteId: number | null,
    explanation: string,
  ) =>
    insertProposal(
      {
        db: ctx.db,
        now: new Date(`${addDays(ctx.today, -daysAgo)}T02:00:00Z`),
        actor: { ...ctx.actor, name: who.name },
      },
      { ...values, siteId, explanation, accountId: who.id },
    )
  await propose(member, 2, harbour, null, '去年支部去参观过，讲解很好，建议收录。')
  const [march] = await sitesFound(ctx, { text: '遵义会议' }).select('id').execute()
  const site = march && (await findSite(ctx, march.id))
  if (site)
    await propose(
      secretary,
      5,
      { ...valuesOf(site), themes: ['longMarch', 'revolution'] },
      site.id,
      `主题除“${themeNames.longMarch}”外，也应能在“${themeNames.revolution}”里查到。`,
    )
  const id = await propose(member, 30, inn, null, '网上看到的，有红色元素。')
  await decideProposal({ ...ctx, actor: { ...ctx.actor, name: '政工部门' } }, id, {
    declined: '属于经营场所，不是公开的纪念馆、旧址或展览，不收录。',
  })
}
