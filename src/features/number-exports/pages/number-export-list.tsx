import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { kindNames, limits, type State, stateNames } from '../rules.ts'
import { Acts } from './acts.tsx'

export type Line = Awaited<ReturnType<typeof call.numberExports.list>>['rows'][number]

const tones: Record<State, 'info' | 'good' | 'quiet' | 'bad'> = {
  waiting: 'info',
  ready: 'good',
  taken: 'quiet',
  lapsed: 'quiet',
  refused: 'bad',
  withdrawn: 'quiet',
}

const columns: Column<Line>[] = [
  {
    key: 'kind',
    title: '表',
    card: 'title',
    fixed: true,
    width: 120,
    render: ({ kind }) => kindNames[kind],
  },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 100,
    render: ({ state }) => <StatusDot tone={tones[state]}>{stateNames[state]}</StatusDot>,
  },
  { key: 'people', title: '人数', sort: true, card: 'line', width: 80, align: 'right' },
  { key: 'question', title: '内容', card: 'line', width: 240 },
  { key: 'reason', title: '理由', card: 'line', width: 200 },
  { key: 'askerName', title: '申请人', card: 'line', width: 90 },
  { key: 'organizationName', title: '申请单位', width: 140 },
  {
    key: 'askedAt',
    title: '申请时间',
    sort: true,
    card: 'aside',
    width: 150,
    render: ({ askedAt }) => <When at={askedAt} />,
  },
  { key: 'deciderName', title: '审批人', card: 'line', width: 90 },
  { key: 'because', title: '审批理由', card: 'line', hidden: true, width: 160 },
  {
    key: 'untilAt',
    title: '下载期限',
    hidden: true,
    width: 150,
    render: ({ untilAt }) => <When at={untilAt} />,
  },
  {
    key: 'takenAt',
    title: '下载时间',
    hidden: true,
    width: 150,
    render: ({ takenAt }) => <When at={takenAt} />,
  },
]

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '申请人、内容或理由' },
  { kind: 'choice', name: 'kind', label: '表', options: options(kindNames) },
  { kind: 'choices', name: 'states', label: '状态', options: options(stateNames) },
  { kind: 'yes', name: 'forMe', label: '只看待我审批' },
]

/** 号码导出: who asked for whole numbers, why, who agreed; one's own files are fetched here. */
export default function NumberExportList() {
  return (
    <>
      <PageHelp>
        <h3>号码导出</h3>
        <ul>
          <li>名册和转接交换表要带完整的公民身份号码、手机号码时，在原来的页面点导出，写明理由。</li>
          <li>
            {limits.approvalFrom} 人及以上的，须由本级另一位有权限的同志，或上级审批；不满{' '}
            {limits.approvalFrom} 人的，写明理由后直接下载。
          </li>
          <li>
            申请 {limits.days} 天内没有审批的失效；同意后 {limits.hours}{' '}
            小时内由申请人本人下载，过期重新申请。
          </li>
          <li>申请、审批、每次下载都留审计记录。依据：《个人信息保护法》（2021年）第五十一条。</li>
        </ul>
      </PageHelp>
      <ListPage
        name="number-exports"
        unit="件申请"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="-askedAt"
        rowKey={(row: Line) => row.id}
        question={({ values, page, size, sort, descending }) =>
          ask.numberExports.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        rowActs={(row) => <Acts line={row} />}
        exports={[
          {
            title: '导出登记表',
            address: ({ values, sort, descending }) =>
              fileAddress('/number-exports.xlsx', { ...values, sort, descending }),
          },
        ]}
        empty={
          <Empty title="没有导出申请">
            要带完整号码的名册或交换表，请在“党员名册”“组织关系转接”里点导出，并写明理由。
          </Empty>
        }
      />
    </>
  )
}
