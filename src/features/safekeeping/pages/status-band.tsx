import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { minuteOf } from '#basics/days.ts'
import { ask, type call } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import { fileSize } from '#web/kit/file-size.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel, PanelGrid } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { drillNames, drillTones } from './verdicts.ts'

type Standing = Awaited<ReturnType<typeof call.safekeeping.backups.standing>>
type Status = Awaited<ReturnType<typeof call.safekeeping.status>>

/** What is to be done, then what everything stands on: six cards, each with its state in a word. */
export function StatusBand() {
  const standing = useQuery(
    ask.safekeeping.backups.standing.queryOptions({
      refetchInterval: ({ state }) => (state.data?.running ? 3000 : 60_000),
    }),
  )
  const status = useQuery(ask.safekeeping.status.queryOptions({ refetchInterval: 60_000 }))
  return (
    <div className="stack status-band">
      <Answered query={standing} lines={3}>
        {({ warnings }) =>
          warnings.map(({ code, level, sentence }) => (
            <Notice key={code} kind={level === 'danger' ? 'error' : 'warning'}>
              {sentence}
            </Notice>
          ))
        }
      </Answered>
      <PanelGrid least={320}>
        <Answered query={standing} lines={4}>
          {(found) => <BackupCards standing={found} />}
        </Answered>
        <Answered query={status} lines={4}>
          {(found) => <GroundCards status={found} />}
        </Answered>
      </PanelGrid>
    </div>
  )
}

function BackupCards({
  standing: { plan, folder, next, lastGood, lastDrill, running, freeBytes },
}: {
  standing: Standing
}) {
  return (
    <>
      <Card
        title="备份"
        state={running ? ['info', '正在备份'] : lastGood ? ['good', '有备份'] : ['bad', '没有备份']}
        lead={lastGood ? <When at={lastGood.beganAt} /> : '还没有做成过'}
      >
        {running && <p role="status">正在做：{running.progress || '准备'}</p>}
        {lastGood && (
          <p>
            {fileSize(lastGood.bytes ?? 0)}，{lastGood.encrypted ? '已加密' : '未加密'}
          </p>
        )}
        <p>{next ? `下一次 ${minuteOf(next)}` : '定时备份已停用'}</p>
        <p className="path">
          {folder}
          {freeBytes !== null && `，可用 ${fileSize(freeBytes)}`}
        </p>
        <p>
          留 {plan.daily} 天、{plan.weekly} 周、{plan.monthly} 个月各一份
        </p>
      </Card>
      <Card
        title="恢复演练"
        state={
          lastDrill && lastDrill.drillVerdict !== 'none'
            ? [drillTones[lastDrill.drillVerdict], drillNames[lastDrill.drillVerdict]]
            : ['warning', '还没有演练']
        }
        lead={lastDrill ? <When at={lastDrill.beganAt} /> : '每周一次'}
      >
        {lastDrill?.drillVerdict === 'good' && (
          <p>
            恢复 {lastDrill.rows?.toLocaleString('zh-CN')} 行、{lastDrill.files?.toLocaleString('zh-CN')}{' '}
            个文件，逐表核对一致
          </p>
        )}
        {lastDrill && <PageLink to={`/system-status?backup=${lastDrill.id}`}>看这一次</PageLink>}
      </Card>
    </>
  )
}

const kinds = { embedded: '内置数据库', postgres: 'PostgreSQL' } as const

function RoomCard({ ok, disk }: { ok: boolean; disk: Status['disk'] }) {
  const held = `平台的文件 ${disk.files.toLocaleString('zh-CN')} 个，${fileSize(disk.fileBytes)}`
  if (disk.freeBytes === null || disk.totalBytes === null)
    return (
      <Card title="对象存储" state={ok ? ['good', '正常'] : ['bad', '连不上']} lead="文件放在对象存储">
        <p>{held}</p>
        <p>容量由存储的管理员管</p>
      </Card>
    )
  const used = disk.totalBytes > 0 ? Math.round((1 - disk.freeBytes / disk.totalBytes) * 100) : 0
  const share = { '--share': `${used}%` } as React.CSSProperties
  return (
    <Card
      title="磁盘"
      state={ok ? ['good', '够用'] : ['bad', '不足']}
      lead={`可用 ${fileSize(disk.freeBytes)}`}
    >
      <div className="disk" role="img" aria-label={`已用 ${used}%`} style={share}>
        <i />
      </div>
      <p>
        共 {fileSize(disk.totalBytes)}，已用 {used}%
      </p>
      <p>{held}</p>
    </Card>
  )
}

function GroundCards({ status: { ok, database, disk, jobs, trail } }: { status: Status }) {
  return (
    <>
      <RoomCard ok={ok.disk} disk={disk} />
      <Card
        title="数据库"
        state={ok.database && ok.migrations ? ['good', '正常'] : ['bad', ok.database ? '未升级' : '没有回应']}
        lead={kinds[database.kind]}
      >
        <p>
          版本 {database.version}，{fileSize(database.bytes)}
        </p>
        <p>{database.answeredIn === null ? '没有回应' : `${database.answeredIn} 毫秒内答复`}</p>
        <p>{ok.key ? '密钥可用' : '密钥不可用，密封的内容打不开'}</p>
      </Card>
      <Card
        title="后台任务"
        state={
          ok.jobs ? (jobs.failed.length ? ['warning', '有失败'] : ['good', '正常']) : ['bad', '没有运行']
        }
        lead={`等待 ${jobs.waiting} 项`}
      >
        <p>{jobs.seenAt ? `${minuteOf(jobs.seenAt)} 查看过队列` : '队列没有运行'}</p>
        {jobs.failed.length === 0 ? (
          <p>24 小时内没有失败的任务</p>
        ) : (
          jobs.failed.map(({ name, count }) => (
            <p key={name}>
              <code>{name}</code> 失败 {count} 次
            </p>
          ))
        )}
      </Card>
      <Card
        title="审计锚点"
        state={trail.anchorDay ? ['good', '已签'] : ['warning', '还没有']}
        lead={trail.anchorDay ?? '次日零时十分'}
      >
        <p>审计记录 {trail.entries.toLocaleString('zh-CN')} 条</p>
        <PageLink to="/audit-anchors">看全部锚点</PageLink>
      </Card>
    </>
  )
}

function Card({
  title,
  state: [tone, word],
  lead,
  children,
}: {
  title: string
  state: [Tone, string]
  lead: ReactNode
  children: ReactNode
}) {
  return (
    <Panel title={title} extra={<StatusDot tone={tone}>{word}</StatusDot>} className="status-card">
      <p className="lead">{lead}</p>
      {children}
    </Panel>
  )
}
