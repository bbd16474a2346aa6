import { type ReactNode, useMemo } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { fileAddress } from '#web/call.ts'
import { type Field, fieldNames } from '#web/kit/fields.ts'
import { ListPage, type ListProps } from '#web/kit/list-page.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { DuesHelp } from './help.tsx'
import './dues.css'

type Props<Row> = Omit<ListProps<Row>, 'tree' | 'exports' | 'searchField'> & {
  fields: Field[]
  /** Behind the question mark; what is owed where nothing else is said. */
  help?: ReactNode
}

/** Every list of dues: the organizations beside it and in its search, its own sheet under the list’s name, the search where there is one. */
export function DuesList<Row>({ help = <DuesHelp />, fields: asked, ...list }: Props<Row>) {
  const { nodes } = useOrganizations()
  const fields = useMemo(
    () => asked.map((field) => (field.kind === 'organization' ? { ...field, nodes } : field)),
    [asked, nodes],
  )
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <ListPage
        {...list}
        fields={fields}
        {...(fieldNames(fields).includes('text') && { searchField: 'text' })}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        exports={[
          { title: '导出 Excel', address: ({ values }) => fileAddress(`/${list.name}.xlsx`, { ...values }) },
        ]}
      />
    </>
  )
}
