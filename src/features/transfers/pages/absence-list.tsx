import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { useBegin } from '#web/kit/address.ts'
import { RareName } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { absenceKindNames } from '../absences/rules.ts'
import { ContactDialog, EndDialog, LeaveDialog, ReceiveDialog } from './absence-dialogs.tsx'
import './transfers.css'

export type Absence = Awaited<ReturnType<typeof call.transfers.absences.list>>['rows'][number]

const columns: Column<Absence>[] = [
  {
    key: 'name',
    title: '姓名',
    card: 'title',
    fixed: true,
    width: 90,
    render: (row) => <RareName name={row.name} />,
  },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 110,
    render: (row) => (
      <StatusDot tone={row.endedOn ? 'quiet' : row.late ? 'warning' : 'info'}>
        {row.endedOn ? '已结束' : row.late ? '请联系' : row.direction === 'out' ? '在外' : '在此'}
      </StatusDot>
    ),
  },
  {
    key: 'kind',
    title: '类别',
    card: 'line',
    width: 120,
    render: ({ direction, kind }) => `${direction === 'out' ? '流出' : '流入'} · ${absenceKindNames[kind]}`,
  },
  { key: 'organizationName', title: '党支部', card: 'line', width: 180 },
  { key: 'homeName', title: '原党组织', width: 180 },
  { key: 'place', title: '去向或住地', card: 'line', width: 160 },
  {
    key: 'fromOn',
    title: '起止日期',
    card: 'aside',
    width: 190,
    render: ({ fromOn, untilOn }) => `${fromOn} 至 ${untilOn}`,
  },
  { key: 'contactDue', title: '下次联系', width: 110 },
  { key: 'lastContact', title: '最近联系', width: 110 },
  {
    key: 'documentNumber',
    title: '证明',
    width: 150,
    render: ({ documentId, documentNumber }) =>
      documentId && (
        <PageLink className="link" to={`/documents/${documentId}`}>
          {documentNumber}
        </PageLink>
      ),
  },
]

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '姓名或去向' },
  { kind: 'choice', name: 'direction', label: '方向', options: options({ out: '流出', in: '流入' }) },
  { kind: 'choices', name: 'kinds', label: '类别', options: options(absenceKindNames) },
  { kind: 'yes', name: 'over', label: '已结束的' },
]

type Asking = { dialog: 'leave' | 'receive' } | { dialog: 'contact' | 'end'; absence: Absence }

/** 流动党员: who is away with a certificate or for long, and who came from elsewhere. */
export default function AbsenceList() {
  const { nodes } = useOrganizations()
  const may = useMay()('transfers.conduct')
  const [begin, end] = useBegin()
  const [asking, setAsking] = useState<Asking | null>(
    may && (begin === 'leave' || begin === 'receive') ? { dialog: begin } : null,
  )
  const close = () => {
    setAsking(null)
    end()
  }
  return (
    <>
      <PageHelp>
        <h3>流动党员和临时外出</h3>
        <p>
          外出不满六个月：开具党员临时外出证明，仍在原支部参加选举、交纳党费。六个月以上：登记为流动党员，双方都登记；有固定去处的，应当转接组织关系。
        </p>
        <p>
          流出的流动党员每半年至少联系一次，到期会显示“请联系”。流入党员可以在流入地参加民主评议，结果告知原党组织。
        </p>
      </PageHelp>
      <ListPage
        name="absences"
        unit="人"
        columns={columns}
        fields={fields}
        searchField="text"
        rowKey={(row: Absence) => row.id}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.transfers.absences.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          { title: '导出 Excel', address: ({ values }) => fileAddress('/absences.xlsx', { ...values }) },
        ]}
        rowActs={(absence) =>
          may &&
          !absence.endedOn && (
            <>
              <button
                type="button"
                className="link"
                onClick={() => setAsking({ dialog: 'contact', absence })}
              >
                登记联系
              </button>
              <button type="button" className="link" onClick={() => setAsking({ dialog: 'end', absence })}>
                {absence.direction === 'in' ? '登记离开' : '登记返回'}
              </button>
            </>
          )
        }
        actions={
          may && (
            <>
              <button type="button" className="button" onClick={() => setAsking({ dialog: 'receive' })}>
                登记流入
              </button>
              <button type="button" className="button primary" onClick={() => setAsking({ dialog: 'leave' })}>
                <Icon name="plus" />
                登记外出
              </button>
            </>
          )
        }
        empty={<Empty title="没有在外的党员">外出的党员由所在党支部登记；流入的党员也在这里登记。</Empty>}
      />
      {asking?.dialog === 'leave' && <LeaveDialog onClose={close} />}
      {asking?.dialog === 'receive' && <ReceiveDialog onClose={close} />}
      {asking?.dialog === 'contact' && <ContactDialog absence={asking.absence} onClose={close} />}
      {asking?.dialog === 'end' && <EndDialog absence={asking.absence} onClose={close} />}
    </>
  )
}
