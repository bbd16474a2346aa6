import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import { useFrame } from './device.ts'
import type { Field, TreeNode, Values } from './fields.ts'
import type { IconName } from './icon.tsx'
import { type Asked, type Column, type ListQuery, useQuestion } from './list-question.ts'
import { PageHeader } from './page-header.tsx'
import { Skeleton } from './states.tsx'

export type BatchAct<Row> = {
  title: string
  icon?: IconName
  danger?: boolean
  /** What is done with the rows picked; call `done` to let go of them. */
  act: (rows: Row[], done: () => void) => void
}

export type Export = {
  title: string
  icon?: IconName
  note?: string
  /** The address of the file: the same question as on the screen, without paging. Null: the person turned back. */
  address: (asked: Asked) => string | Promise<string | null>
}

export type ListProps<Row> = {
  /** Under which the columns, the views and the page size are remembered: `people`. */
  name: string
  columns: Column<Row>[]
  fields?: Field[]
  /** The text field that is the search bar of the phone. */
  searchField?: string
  /** Values that hold while the address says nothing else; for fields that are `required`. */
  start?: Values
  /** `joinedOn`, or `-joinedOn` from the highest. */
  sortStart?: string
  question: (asked: Asked) => ListQuery<Row>
  rowKey: (row: Row) => string | number
  rowLink?: (row: Row) => string
  /** Short buttons at the end of each row. */
  rowActs?: (row: Row) => ReactNode
  /** The organizations at the left; on the phone they are in the filter sheet. */
  tree?: { nodes: TreeNode[] | undefined; field: string; label: string; whole?: string }
  batch?: BatchAct<Row>[]
  exports?: Export[]
  /** The person's own views are kept on the server under `name`. */
  savedViews?: boolean
  /** What is counted: 人, 个党组织. */
  unit?: string
  /** Of the page's heading. */
  title?: ReactNode
  note?: ReactNode
  actions?: ReactNode
  /** Between heading and list: figures, tabs, a notice. */
  above?: ReactNode
  /** Instead of the words for an empty list. */
  empty?: ReactNode
  /** Left out of a page that has its own heading. */
  headless?: boolean
}

export type ListState<Row> = ListProps<Row> & {
  fields: Field[]
  start: Values
  question: ListProps<Row>['question']
  state: ReturnType<typeof useQuestion<Row>>
}

const DesktopList = lazy(() => import('./list-desktop.tsx'))
const PhoneList = lazy(() => import('./list-phone.tsx'))
const noFields: Field[] = []
const noValues: Values = {}

/** The list page, once for all: the whole question is in the address, and the export is exactly what is seen. */
export function ListPage<Row>(props: ListProps<Row>) {
  const { fields = noFields, start = noValues, tree } = props
  const all = useTreeField(fields, tree)
  const state = useQuestion({ ...props, fields: all, start })
  const phone = useFrame() === 'phone'
  const list = { ...props, fields: all, start, state } as ListState<unknown>
  return (
    <>
      {!props.headless && <PageHeader title={props.title} note={props.note} actions={props.actions} />}
      {props.above}
      <Suspense fallback={<Skeleton lines={8} />}>
        {phone ? <PhoneList {...list} /> : <DesktopList {...list} />}
      </Suspense>
    </>
  )
}

/** The tree's organization is one more field: in the address, the chips and the phone's filter sheet. */
function useTreeField(fields: Field[], tree: ListProps<unknown>['tree']): Field[] {
  const { nodes, field: name, label } = tree ?? {}
  return useMemo(() => {
    if (!name || fields.some((field) => field.name === name)) return fields
    return [{ kind: 'organization', name, label: label ?? '党组织', nodes }, ...fields]
  }, [fields, nodes, name, label])
}
