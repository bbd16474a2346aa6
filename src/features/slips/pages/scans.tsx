import { useState } from 'react'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { kindNames } from '../rules.ts'
import { SlipHelp } from './help.tsx'
import { PageDot, PagePicture } from './page-marks.tsx'
import { ScanActs } from './scan-acts.tsx'
import './slips.css'

export type Row = Awaited<ReturnType<typeof call.slips.scans.list>>['rows'][number]
type Brought = Awaited<ReturnType<typeof call.slips.scans.bring>>

const formOf = (row: Row) => (row.kind ? `${row.personName}：${kindNames[row.kind]}` : null)

const columns: Column<Row>[] = [
  {
    key: 'picture',
    title: '页面',
    card: 'line',
    fixed: true,
    width: 96,
    render: (row) => <PagePicture id={row.id} words={`${row.fileName}第 ${row.number} 页`} />,
  },
  {
    key: 'fileName',
    title: '文件',
    card: 'title',
    width: 190,
    render: (row) => `${row.fileName}（第 ${row.number} 页）`,
  },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 110,
    render: ({ state }) => <PageDot state={state} />,
  },
  {
    key: 'why',
    title: '情况',
    card: 'line',
    width: 380,
    render: (row) =>
      row.address ? (
        <PageLink className="link" to={row.address}>
          {formOf(row)}
        </PageLink>
      ) : (
        (row.why ?? row.because)
      ),
  },
  {
    key: 'broughtAt',
    title: '上传',
    card: 'aside',
    sort: true,
    width: 190,
    render: (row) => (
      <>
        <When at={row.broughtAt} /> {row.broughtBy}
      </>
    ),
  },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '文件名、姓名、上传人' },
  {
    kind: 'choice',
    name: 'box',
    label: '状态',
    required: true,
    options: [
      { value: 'open', label: '待处理' },
      { value: 'filed', label: '已归位' },
      { value: 'aside', label: '不归位' },
      { value: 'all', label: '全部' },
    ],
  },
]

/** 扫描归位: photographs and scans go in here, each page to its record; what could not be filed waits below. */
export default function Scans() {
  const may = useMay()('slips.scan')
  return (
    <>
      <PageHelp>
        <SlipHelp />
      </PageHelp>
      <PageHeader
        actions={
          <PageLink className="button" to="/slips">
            打印过的表单
          </PageLink>
        }
      />
      <div className="stack">
        {may && <Bring />}
        <ListPage
          headless
          name="scan-pages"
          unit="页"
          columns={columns}
          fields={fields}
          searchField="text"
          start={{ box: 'open' }}
          rowKey={(row: Row) => row.id}
          question={({ values, page, size, sort, descending }) =>
            ask.slips.scans.list.queryOptions({
              input: { ...values, page, size, ...(sort ? { sort: sort as 'broughtAt', descending } : {}) },
            })
          }
          exports={[
            {
              title: '导出 Excel',
              address: ({ values, sort, descending }) =>
                fileAddress('/scan-pages.xlsx', { ...values, ...(sort ? { sort, descending } : {}) }),
            },
          ]}
          rowActs={(row) => may && <ScanActs row={row} />}
          empty={
            <Empty title="没有等待处理的页面" icon="done">
              认出二维码的已经自动归位；没有认出的会列在这里。
            </Empty>
          }
        />
      </div>
    </>
  )
}

/** Takes files in, and says page by page what became of them. */
function Bring() {
  const [brought, setBrought] = useState<Brought | null>(null)
  const bring = useAct(call.slips.scans.bring, { after: setBrought })
  return (
    <Panel title="拍照或上传扫描件" className="scan-bring">
      <FilePick
        accept="image/jpeg,image/png,image/webp,application/pdf"
        several
        words={bring.busy ? '正在识别……' : '拍照，或选择照片、PDF'}
        hint="几种表混在一起、一次多页都可以；把二维码拍全。每个文件不超过 50 MB。"
        busy={bring.busy}
        onPick={(files) => {
          setBrought(null)
          void bring.run({ files })
        }}
      />
      {brought && <Outcome brought={brought} />}
    </Panel>
  )
}

function Outcome({ brought: { pages, left } }: { brought: Brought }) {
  const filed = pages.filter(({ state }) => state === 'filed')
  const rest = pages.length - filed.length
  return (
    <div className="scan-outcome" aria-live="polite">
      <Notice kind={rest === 0 && left === 0 ? 'success' : 'warning'}>
        共 {pages.length} 页，{filed.length} 页已归位{rest > 0 && `，${rest} 页要您处理（在下面）`}。
        {left > 0 && `文件太长，还有 ${left} 页没有读，请分成几个文件上传。`}
      </Notice>
      {filed.length > 0 && (
        <ul>
          {filed.map((row) => (
            <li key={row.id}>
              <PagePicture id={row.id} words={`第 ${row.number} 页`} />
              <PageLink className="link" to={row.address ?? '/slips'}>
                {formOf(row)}
              </PageLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
