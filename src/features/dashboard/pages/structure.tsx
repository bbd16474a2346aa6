import { type Bar, Bars, Share } from '#web/kit/bars.tsx'
import { Chart } from '#web/kit/chart.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { series } from '#web/theme/tokens.ts'
import { questionOf, questionOfMonth } from '../rules.ts'
import { brackets } from './brackets.ts'
import { behind, listOf, membersIn, type Shown } from './shown.ts'

const [ageKeys, ageNames] = [brackets.age.map(([key]) => key), brackets.age.map(([, name]) => name)]

/** Men and women by age, standing columns. */
export function AgePanel({ shown }: { shown: Shown }) {
  const go = useGo()
  const { id } = shown.organization
  const women = ageKeys.map((key) => membersIn(shown, 'ageOfWomen', key))
  const men = ageKeys.map((key, at) => membersIn(shown, 'age', key) - (women[at] ?? 0))
  const open = (at: number, which: number) =>
    go(listOf(id, { ...questionOf('age', ageKeys[at] ?? ''), gender: which === 0 ? 'male' : 'female' }))
  return (
    <Panel title="年龄与性别" className="dashboard-wide">
      <Chart
        kind="column"
        label="年龄与性别"
        head="年龄"
        unit="人"
        stacked
        categories={ageNames}
        series={[
          { name: '男', values: men, colour: series[2] },
          { name: '女', values: women, colour: series[0] },
        ]}
        height={370}
        onPick={open}
      />
    </Panel>
  )
}

export function EducationPanel({ shown }: { shown: Shown }) {
  const { id } = shown.organization
  const items = brackets.education.map(([key, label]): Bar => {
    const value = membersIn(shown, 'education', key)
    return { key, label, value, to: value ? behind(id, 'education', key) : undefined }
  })
  return (
    <Panel title="学历" className="dashboard-education">
      <Share items={items} unit=" 人" />
    </Panel>
  )
}

/** A few lying bars of one dimension; brackets without people are left out where there are many. */
export function BarsPanel({
  shown,
  title,
  dimension,
}: {
  shown: Shown
  title: string
  dimension: 'joined' | 'occupation'
}) {
  const { id } = shown.organization
  const items = brackets[dimension].flatMap(([key, label]): Bar[] => {
    const value = membersIn(shown, dimension, key)
    return value === 0 && dimension === 'occupation'
      ? []
      : [{ key, label, value, to: value ? behind(id, dimension, key) : undefined }]
  })
  return (
    <Panel title={title} className={`dashboard-${dimension}`}>
      <Bars items={items} of={shown.figures.total} shares />
    </Panel>
  )
}

/** Members of today by the month in which they joined. */
export function JoinedPanel({ shown }: { shown: Shown }) {
  const go = useGo()
  const { id } = shown.organization
  const months = shown.joined.map(({ month }) => month)
  const sum = shown.joined.reduce((total, { members }) => total + members, 0)
  return (
    <Panel title="近12个月入党" extra={`共 ${sum.toLocaleString('zh-CN')} 人`} className="dashboard-whole">
      <Chart
        kind="column"
        label="近12个月入党"
        head="月份"
        unit="人"
        categories={months.map((month) => `${Number(month.slice(5))}月`)}
        series={[{ name: '入党', values: shown.joined.map(({ members }) => members) }]}
        height={220}
        onPick={(at) => go(listOf(id, questionOfMonth(months[at] ?? '')))}
      />
    </Panel>
  )
}
