import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { kindNames } from '../rules.ts'
import { TalkHelp } from './help.tsx'
import { LackingPanel } from './lacking-panel.tsx'
import { RecordDialog } from './record-dialog.tsx'
import './talks.css'

type Row = Awaited<ReturnType<typeof call.talks.list>>['rows'][number]
type Opened = Awaited<ReturnType<typeof call.talks.get>>

const columns: Column<Row>[] = [
  {
    key: 'names',
    title: '谈话双方',
    card: 'title',
    fixed: true,
    width: 200,
    render: ({ oneName, otherName }) => `${oneName}、${otherName}`,
  },
  { key: 'heldOn', title: '日期', card: 'beside', width: 110 },
  { key: 'kind', title: '类别', card: 'line', width: 120, render: ({ kind }) => kindNames[kind] },
  { key: 'organizationName', title: '党支部', card: 'line', width: 260 },
  {
    key: 'hasGist',
    title: '谈话内容',
    width: 100,
    render: ({ hasGist }) => (hasGist ? '已记录' : ''),
  },
]

const yearNow = () => Number(today().slice(0, 4))
const fields = (): Field[] => [
  { kind: 'text', name: 'text', label: '姓名', placeholder: '谈话的一方' },
  {
    kind: 'choice',
    name: 'year',
    label: '年度',
    required: true,
    options: [0, 1, 2, 3].map((back) => ({
      value: String(yearNow() - back),
      label: `${yearNow() - back} 年`,
    })),
  },
]

/** 谈心谈话: who with whom and when; for a branch, who still lacks one this year. */
export default function TalkList() {
  const { nodes } = useOrganizations()
  const may = useMay()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [recording, setRecording] = useState(false)
  const open = useAct(call.talks.get, { refresh: [], after: setOpened })
  const withdraw = useAct(call.talks.withdraw, { done: '已撤下' })
  const only = nodes?.length === 1 ? nodes[0]?.id : undefined
  const takeOut = async ({ id }: Row) => {
    const reason = await askReason({ title: '撤下登记错的谈话', submit: '撤下' })
    if (reason) await withdraw.run({ id, reason })
  }
  const acts = (row: Row) => (
    <>
      {may('talks.open') && row.hasGist && (
        <button type="button" className="link" onClick={() => void open.run({ id: row.id })}>
          看内容
        </button>
      )}
      {may('talks.conduct') && (
        <button type="button" className="link" onClick={() => void takeOut(row)}>
          撤下
        </button>
      )}
    </>
  )
  return (
    <>
      <PageHelp>
        <TalkHelp />
      </PageHelp>
      <ListPage
        name="talks"
        unit="次"
        columns={columns}
        fields={fields()}
        searchField="text"
        start={{ year: String(yearNow()) }}
        rowKey={(row: Row) => row.id}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.talks.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          { title: '导出 Excel', address: ({ values }) => fileAddress('/talks.xlsx', { ...values }) },
        ]}
        above={only !== undefined && <LackingPanel organizationId={only} />}
        {...((may('talks.open') || may('talks.conduct')) && { rowActs: acts })}
        actions={
          <>
            {only === undefined && (
              <PageLink className="button" to="/talks/branches">
                各支部还差谁
              </PageLink>
            )}
            {may('talks.conduct') && only !== undefined && (
              <button type="button" className="button primary" onClick={() => setRecording(true)}>
                <Icon name="plus" />
                登记谈话
              </button>
            )}
          </>
        }
        empty={<Empty title="这一年还没有登记谈话">党员可以在手机上登记自己的，党支部也可以登记。</Empty>}
      />
      {recording && only !== undefined && (
        <Recording organizationId={only} onClose={() => setRecording(false)} />
      )}
      {opened && (
        <Dialog open title={`${opened.oneName}、${opened.otherName}`} onClose={() => setOpened(null)}>
          <p className="muted">{`${opened.heldOn}，${opened.recordedBy}登记。您的查看已留下记录。`}</p>
          <p className="talk-gist">{opened.gist}</p>
        </Dialog>
      )}
    </>
  )
}

function Recording({ organizationId, onClose }: { organizationId: number; onClose: () => void }) {
  const { data } = useQuery(ask.talks.standing.queryOptions({ input: { id: organizationId } }))
  return data ? <RecordDialog standing={data} onClose={onClose} /> : null
}
