import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'

/** 登记院外来信: what stands in the letter, and the branch that takes the member in. */
export function IncomingDialog({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const { nodes } = useOrganizations()
  const enter = useAct(call.transfers.incoming.enter, {
    done: '已登记',
    after: ({ id }) => go(`/transfers/${id}`),
  })
  const fields: Field[] = [
    {
      kind: 'text',
      name: 'employeeNo',
      label: '工号',
      required: true,
      maximum: 40,
      hint: '此人应已在人员名册中。',
    },
    { kind: 'text', name: 'fromName', label: '开信的党组织', required: true, maximum: 100 },
    { kind: 'text', name: 'number', label: '介绍信编号', required: true, maximum: 60 },
    { kind: 'day', name: 'issuedOn', label: '开具日期', required: true, until: today() },
    { kind: 'number', name: 'days', label: '有效天数', required: true, least: 1, most: 90, unit: '天' },
    {
      kind: 'choice',
      name: 'status',
      label: '党员类别',
      required: true,
      options: [
        { value: 'fullMember', label: '正式党员' },
        { value: 'probationaryMember', label: '预备党员' },
      ],
    },
    { kind: 'day', name: 'joinedOn', label: '入党日期', required: true, until: today() },
    { kind: 'day', name: 'fullOn', label: '转正日期', until: today(), hint: '预备党员不填。' },
    {
      kind: 'text',
      name: 'paidUntil',
      label: '党费交至',
      required: true,
      maximum: 7,
      placeholder: '2026-11',
    },
    { kind: 'organization', name: 'toId', label: '编入的党支部', required: true, nodes, wide: true },
  ]
  return (
    <FormDialog
      title="登记院外来信"
      notice="登记后由本党委接收；扫描件在打开的页面上附上。"
      fields={fields}
      start={{ days: 30, status: 'fullMember' }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={(values) =>
        enter.send({
          employeeNo: String(values.employeeNo),
          fromName: String(values.fromName),
          number: String(values.number),
          issuedOn: String(values.issuedOn),
          days: Number(values.days),
          toId: Number(values.toId),
          status: values.status as 'fullMember',
          joinedOn: String(values.joinedOn),
          fullOn: values.fullOn ? String(values.fullOn) : null,
          paidUntil: String(values.paidUntil),
        })
      }
    />
  )
}
