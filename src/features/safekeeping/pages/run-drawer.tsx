import { useQuery } from '@tanstack/react-query'
import { ask, type call } from '#web/call.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { fileSize } from '#web/kit/file-size.ts'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { verdictNames, verdictTones } from './verdicts.ts'

type Run = Awaited<ReturnType<typeof call.safekeeping.backups.get>>

/** One backup: what is in it, where it lies, and what the drill found. */
export function RunDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const query = useQuery(
    ask.safekeeping.backups.get.queryOptions({
      input: { id },
      refetchInterval: ({ state }) => (state.data?.verdict === 'running' ? 3000 : false),
    }),
  )
  return (
    <Dialog open drawer width={560} title="一次备份" onClose={onClose}>
      <Answered query={query} lines={8}>
        {(run) => (
          <div className="stack backup-run">
            {run.fault && <Notice kind="error">{run.fault}</Notice>}
            <Facts least={200} facts={factsOf(run)} />
            {run.digest && (
              <section>
                <h3>校验值（SHA-256）</h3>
                <p>
                  <code>{run.digest}</code>
                </p>
              </section>
            )}
            <Drill run={run} />
          </div>
        )}
      </Answered>
    </Dialog>
  )
}

const placeOf = ({ file, isThere, removedAt }: Run) => {
  if (!file) return '没有做成'
  if (removedAt) return '已有更新的备份，按保留份数删除'
  return isThere ? '在备份文件夹里' : '不在备份文件夹里，可能被移走'
}

const factsOf = (run: Run) => [
  {
    label: '结果',
    value: <StatusDot tone={verdictTones[run.verdict]}>{verdictNames[run.verdict]}</StatusDot>,
  },
  { label: '发起', value: run.askedBy ?? '定时' },
  { label: '开始', value: <When at={run.beganAt} /> },
  { label: '结束', value: run.endedAt && <When at={run.endedAt} />, absent: !run.endedAt },
  { label: '正在做', value: run.progress, absent: run.verdict !== 'running' },
  { label: '文件', value: run.file && <code>{run.file}</code>, wide: true, absent: !run.file },
  { label: '文件夹', value: <code>{run.folder}</code>, wide: true },
  { label: '现在', value: placeOf(run), wide: true, absent: run.verdict === 'running' },
  { label: '大小', value: run.bytes === null ? null : fileSize(run.bytes), absent: run.bytes === null },
  { label: '加密', value: run.encrypted ? '整份加密' : '未加密' },
  { label: '密钥', value: run.keys ? '在备份里' : '不在备份里', absent: run.keys === null },
  { label: '内容', value: sizeOf(run), wide: true, absent: run.rows === null },
]

const counted = (value: number | null) => (value ?? 0).toLocaleString('zh-CN')
const sizeOf = ({ tables, rows, files }: Run) =>
  `${counted(tables)} 张表，${counted(rows)} 行，${counted(files)} 个文件`

function Drill({ run: { drillVerdict, drilled, drillFaults } }: { run: Run }) {
  if (drillVerdict === 'none') return null
  return (
    <section>
      <h3>恢复演练</h3>
      {drillFaults.length > 0 && (
        <Notice kind="error">
          <ul className="faults">
            {drillFaults.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      {drilled && (
        <Facts
          least={200}
          facts={[
            {
              label: '恢复',
              value: `${counted(drilled.tables)} 张表，${counted(drilled.rows)} 行`,
              wide: true,
            },
            { label: '逐表核对', value: '一致' },
            { label: '审计记录', value: `${counted(drilled.trail)} 条相接` },
            { label: '试开的密封内容', value: `${counted(drilled.values)} 项` },
            { label: '试开的文件', value: `${counted(drilled.opened)} 个` },
          ]}
        />
      )}
    </section>
  )
}
