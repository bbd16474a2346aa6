import { ask, type call, fileAddress } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { kindNames, provinceNames, themeNames } from '../rules.ts'
import { LinkMark } from './marks.tsx'
import { mapFilters, provinceField } from './site-fields.ts'

type Row = Awaited<ReturnType<typeof call.redMap.sites.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'name', title: '名称', card: 'title', fixed: true, sort: true, width: 240 },
  {
    key: 'province',
    title: '省份',
    card: 'line',
    sort: true,
    width: 130,
    render: ({ province }) => provinceNames[province],
  },
  { key: 'place', title: '所在地', card: 'line', sort: true, width: 130 },
  {
    key: 'kind',
    title: '类别',
    card: 'beside',
    sort: true,
    width: 90,
    render: ({ kind }) => kindNames[kind],
  },
  {
    key: 'themes',
    title: '主题',
    card: 'line',
    width: 150,
    render: ({ themes }) => themes.map((theme) => themeNames[theme]).join('、'),
  },
  {
    key: 'linkState',
    title: '链接',
    card: 'aside',
    width: 130,
    render: ({ linkState }) => <LinkMark state={linkState} />,
  },
  { key: 'checkedOn', title: '最近检查', sort: true, width: 110 },
  { key: 'introduction', title: '介绍', hidden: true, width: 320 },
]

const fields: Field[] = [mapFilters[0] as Field, provinceField, ...mapFilters.slice(1)]

/** The same as the map, as a list: sorted, paged, exported. */
export function SiteList() {
  return (
    <ListPage
      headless
      name="red-sites"
      unit="处"
      columns={columns}
      fields={fields}
      searchField="text"
      sortStart="province"
      rowKey={(row: Row) => row.id}
      rowLink={(row) => `/red-map/sites/${row.id}`}
      question={({ values, page, size, sort, descending }) =>
        ask.redMap.sites.list.queryOptions({
          input: { ...values, page, size, sort: sort as 'name', descending },
        })
      }
      exports={[
        {
          title: '导出 Excel',
          address: ({ values, sort, descending }) =>
            fileAddress('/red-map/sites.xlsx', { ...values, sort, descending }),
        },
      ]}
    />
  )
}
