import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { useMay } from '#web/session.ts'
import { isOver } from '../rules.ts'
import type { Transfer } from './transfer.tsx'

/** The scan of a letter from outside. */
export function ScanPanel({ transfer: { id, hasScan, state } }: { transfer: Transfer }) {
  const attach = useAct(call.transfers.incoming.attach, { done: '已附上扫描件' })
  const may = useMay()('transfers.decide')
  return (
    <Panel title="来信扫描件">
      {hasScan ? (
        <a className="button" href={fileAddress(`/transfers/${id}/scan`, {})} download>
          打开扫描件
        </a>
      ) : (
        <p className="muted">还没有附扫描件。</p>
      )}
      {may && !isOver(state) && (
        <FilePick
          accept=".pdf,.jpg,.jpeg,.png"
          words={hasScan ? '换一份扫描件' : '附上扫描件'}
          hint="PDF、JPG 或 PNG，不超过 20 MB"
          onPick={([file]) => file && void attach.run({ id, file })}
          busy={attach.busy}
        />
      )}
    </Panel>
  )
}
