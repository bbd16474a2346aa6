import { ask, type call, fileAddress } from '#web/call.ts'
import { addressOf, useAddress } from '#web/kit/address.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { fileSize } from '#web/kit/file-size.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { BackupActs } from './backup-acts.tsx'
import { RunDrawer } from './run-drawer.tsx'
import { StatusBand } from './status-band.tsx'
import { drillNames, drillTones, verdictNames, verdictTones } from './verdicts.ts'
import './safekeeping.css'

type Row = Awaited<ReturnType<typeof call.safekeeping.backups.list>>['rows'][number]

const columns: Column<Row>[] = [
  {
    key: 'beganAt',
    title: '开始',
    card: 'title',
    fixed: true,
    sort: true,
    width: 150,
    render: (row) => <When at={row.beganAt} />,
  },
  {
    key: 'verdict',
    title: '结果',
    card: 'aside',
    width: 100,
    render: (row) => <StatusDot tone={verdictTones[row.verdict]}>{verdictNames[row.verdict]}</StatusDot>,
  },
  {
    key: 'drillVerdict',
    title: '恢复演练',
    card: 'beside',
    width: 120,
    render: (row) =>
      row.drillVerdict === 'none' ? (
        <span className="muted">未演练</span>
      ) : (
        <StatusDot tone={drillTones[row.drillVerdict]}>{drillNames[row.drillVerdict]}</StatusDot>
      ),
  },
  {
    key: 'bytes',
    title: '大小',
    card: 'line',
    sort: true,
    width: 110,
    render: (row) => (row.bytes === null ? null : fileSize(row.bytes)),
  },
  {
    key: 'encrypted',
    title: '加密',
    width: 80,
    render: (row) => (row.encrypted ? '已加密' : '未加密'),
  },
  { key: 'file', title: '文件', width: 230, render: (row) => row.file && <code>{row.file}</code> },
  { key: 'askedBy', title: '发起', width: 100, render: (row) => row.askedBy ?? '定时' },
  { key: 'fault', title: '原因', card: 'line', width: 260 },
  { key: 'rows', title: '行数', hidden: true, sort: true, width: 110 },
  { key: 'files', title: '文件数', hidden: true, width: 100 },
]

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '文件名或发起人' },
  { kind: 'choice', name: 'verdict', label: '结果', options: options(verdictNames) },
  { kind: 'choice', name: 'drill', label: '恢复演练', options: options({ none: '未演练', ...drillNames }) },
  { kind: 'days', name: 'from', upTo: 'until', label: '日期' },
]

/** 系统状态: what the platform stands on, its backups and drills, and what is to be done about them. */
export default function SystemStatus() {
  const { search, change } = useAddress()
  const may = useMay()
  return (
    <>
      <ListPage
        name="backups"
        unit="次备份"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="-beganAt"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => addressOf('/system-status', { ...search, backup: row.id })}
        question={({ values, sort, descending, page, size }) =>
          ask.safekeeping.backups.list.queryOptions({
            input: { ...values, sort, descending, page, size },
            refetchInterval: ({ state }) =>
              state.data?.rows.some(({ verdict }) => verdict === 'running') ? 3000 : false,
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/backups.xlsx', { ...values, sort, descending }),
          },
        ]}
        actions={may('safekeeping.manage') && <BackupActs />}
        above={
          <>
            <PageHelp>
              平台每天到点自己备份数据库、文件和密钥，大家照常办理；每周接着演练一次恢复：恢复到内存里逐表核对，抽取密封的内容和文件试开，再全部丢掉。填了公钥的备份整份加密，只有离线保管的私钥打得开。失败的、超过
              26 小时没有成功的，政工部门会收到站内信。恢复用 zhibu restore，见管理员手册。
            </PageHelp>
            <StatusBand />
          </>
        }
        empty={<Empty title="还没有备份">到了设定的时间平台会自己备份；也可以点“立即备份”。</Empty>}
      />
      {search.backup && (
        <RunDrawer id={Number(search.backup)} onClose={() => change({ backup: undefined })} />
      )}
    </>
  )
}
