import { ask, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { countsInWords, feedModeNames, feedOriginNames } from '../feeds/rules.ts'
import { FeedState, type FeedSummary } from './feed-state.tsx'
import { SourceButton } from './sources.tsx'
import { UploadButton } from './upload.tsx'

const columns: Column<FeedSummary>[] = [
  {
    key: 'receivedAt',
    title: '接收时间',
    card: 'title',
    fixed: true,
    width: 150,
    render: (row) => <When at={row.receivedAt} />,
  },
  {
    key: 'status',
    title: '状态',
    card: 'beside',
    width: 110,
    render: (row) => <FeedState status={row.status} />,
  },
  { key: 'mode', title: '方式', card: 'line', width: 80, render: (row) => feedModeNames[row.mode] },
  { key: 'origin', title: '来源', card: 'line', width: 100, render: (row) => feedOriginNames[row.origin] },
  { key: 'files', title: '文件', width: 220, render: (row) => row.files.map((file) => file.name).join('、') },
  { key: 'counts', title: '结果', card: 'line', width: 220, render: (row) => countsInWords(row.counts) },
  { key: 'receivedBy', title: '经办人', card: 'aside', width: 100 },
]

const fields: Field[] = [
  {
    kind: 'choice',
    name: 'status',
    label: '状态',
    options: [
      { value: 'compared', label: '等待采用' },
      { value: 'taken', label: '已采用' },
      { value: 'discarded', label: '已放弃' },
      { value: 'failed', label: '未成功' },
    ],
  },
]

const help = (
  <>
    <p>上传后先比对，不改动任何数据：每一行、每一项会怎样，都看得到。核对无误后再点“采用”。</p>
    <p>涉及党籍、所在党支部等的变化不会直接生效，而是进入“对账箱”，由人决定。</p>
    <p>有问题的行会退回，下载的表里写明原因；改好后重新上传即可。同一批再传一次，不会有任何变化。</p>
  </>
)

/** 主数据: what was received, and the way to bring more. */
export default function Feeds() {
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <ListPage
        name="feeds"
        unit="批"
        columns={columns}
        fields={fields}
        rowKey={(row: FeedSummary) => row.id}
        rowLink={(row) => `/feeds/${row.id}`}
        question={({ values, page, size }) =>
          ask.masterData.feeds.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values }) => fileAddress('/master-data/feeds.xlsx', { ...values }),
          },
        ]}
        actions={
          <>
            <SourceButton />
            <UploadButton />
          </>
        }
        empty={
          <Empty title="还没有收到过主数据">
            请上传 organizations.csv、people.csv，或设置定时拉取的来源。
          </Empty>
        }
      />
    </>
  )
}
