import { type Sensitivity, sensitivities, sensitivityNames } from '#basics/sensitivity.ts'
import type { Field, TreeNode, Values } from '#web/kit/fields.ts'
import type { MaterialKind } from '../rules.ts'

type Shelf = { id: number; name: string }
const named = (shelves: Shelf[] | undefined) =>
  (shelves ?? []).map(({ id, name }) => ({ value: String(id), label: name }))

/** What is asked of a material. */
export const materialFields = (
  kind: MaterialKind,
  lists: { columns: Shelf[] | undefined; topics: Shelf[] | undefined; nodes: TreeNode[] | undefined },
  later: boolean,
): Field[] => [
  { kind: 'text', name: 'title', label: '标题', required: true, maximum: 200, wide: true },
  ...(kind === 'link'
    ? [{ kind: 'text', name: 'address', label: '网址', required: true, maximum: 500, wide: true } as const]
    : []),
  { kind: 'words', name: 'summary', label: '摘要', rows: 2, maximum: 500 },
  { kind: 'choice', name: 'columnId', label: '栏目', required: true, options: named(lists.columns) },
  { kind: 'choices', name: 'topicIds', label: '专题', options: named(lists.topics) },
  {
    kind: 'choice',
    name: 'sensitivity',
    label: '标识',
    required: true,
    options: sensitivities.map((value) => ({ value, label: sensitivityNames[value] })),
    hint: '公开：人人可读；内部：党员；敏感：党组织负责人',
  },
  {
    kind: 'organization',
    name: 'audienceId',
    label: '阅读范围',
    nodes: lists.nodes,
    hint: '不选为全院',
  },
  { kind: 'text', name: 'issuer', label: '发布机关', maximum: 100 },
  { kind: 'text', name: 'documentNumber', label: '文号', maximum: 60 },
  { kind: 'day', name: 'issuedOn', label: '发布日期' },
  { kind: 'day', name: 'effectiveOn', label: '施行日期' },
  { kind: 'day', name: 'repealedOn', label: '废止日期' },
  { kind: 'text', name: 'source', label: '来源', maximum: 500, hint: '文本从哪里来，写网址或书名' },
  ...(later
    ? [{ kind: 'words', name: 'changeNote', label: '修订说明', rows: 2, maximum: 500 } as const]
    : []),
]

const text = (values: Values, name: string) => (values[name] ? String(values[name]) : null)

/** What the form says, as the server asks for it. */
export const savedOf = (values: Values, body: string | null) => ({
  title: String(values.title ?? ''),
  summary: text(values, 'summary'),
  columnId: Number(values.columnId),
  topicIds: ((values.topicIds as string[] | undefined) ?? []).map(Number),
  issuer: text(values, 'issuer'),
  documentNumber: text(values, 'documentNumber'),
  issuedOn: text(values, 'issuedOn'),
  effectiveOn: text(values, 'effectiveOn'),
  repealedOn: text(values, 'repealedOn'),
  sensitivity: values.sensitivity as Sensitivity,
  audienceId: values.audienceId ? Number(values.audienceId) : null,
  address: text(values, 'address'),
  source: text(values, 'source'),
  changeNote: text(values, 'changeNote'),
  body,
})
