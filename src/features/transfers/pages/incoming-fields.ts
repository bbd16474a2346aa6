import { valueField } from '#features/people/pages/correction-fields.ts'
import type { Field, TreeNode, Values } from '#web/kit/fields.ts'
import { today } from '#web/kit/today.ts'

const numberField: Field = { kind: 'text', name: 'employeeNo', label: '工号', required: true, maximum: 40 }
const required = (field: 'ethnicity' | 'education' | 'occupation', label: string): Field => ({
  ...valueField(field, field),
  label,
  required: true,
})

/** Who comes: somebody the register knows by 工号, or somebody new with what a register must know. */
export const whoFields = (isNew: boolean): Field[] =>
  isNew
    ? [
        { kind: 'text', name: 'name', label: '姓名', required: true, maximum: 50 },
        {
          kind: 'text',
          name: 'identityNumber',
          label: '公民身份号码',
          required: true,
          maximum: 18,
          hint: '性别和出生日期由它得出。',
        },
        required('ethnicity', '民族'),
        required('education', '学历'),
        required('occupation', '工作岗位'),
        { kind: 'text', name: 'phone', label: '手机号码', maximum: 11, hint: '可不填。' },
        {
          ...numberField,
          required: false,
          hint: '还没有工号的不填，主数据登记此人后自动补上。',
        },
      ]
    : [{ ...numberField, hint: '此人已在人员名册中，例如职工家属、新调入的职工。' }]

/** What stands in the letter, and the branch that takes the member in. */
export const letterFields = (nodes: TreeNode[] | undefined): Field[] => [
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
  { kind: 'text', name: 'paidUntil', label: '党费交至', required: true, maximum: 7, placeholder: '2026-11' },
  { kind: 'organization', name: 'toId', label: '编入的党支部', required: true, nodes, wide: true },
]

const text = (value: Values[string]) => (value ? String(value) : undefined)

/** What is sent of it. */
export const letterOf = (values: Values, isNew: boolean) => ({
  ...(isNew
    ? {
        newcomer: {
          employeeNo: text(values.employeeNo),
          name: String(values.name),
          identityNumber: String(values.identityNumber),
          ethnicity: String(values.ethnicity),
          education: String(values.education),
          occupation: String(values.occupation),
          phone: text(values.phone),
        },
      }
    : { employeeNo: String(values.employeeNo) }),
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
