import { useState } from 'react'
import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormFields } from '#web/kit/form.tsx'
import { Notice, RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { monthOptions, thisMonth } from './shown.tsx'

type Read = Awaited<ReturnType<typeof call.dues.bases.import>>

/** 导入: the sheet is tried first; entered only when nothing is wrong with any line. */
export function ImportBasesDialog({
  organizationId,
  onClose,
}: {
  organizationId?: number
  onClose: () => void
}) {
  const [fromMonth, setMonth] = useState(thisMonth())
  const [file, setFile] = useState<File | null>(null)
  const [read, setRead] = useState<Read | null>(null)
  const [error, setError] = useState<unknown>(null)
  const bring = useAct(call.dues.bases.import)
  const send = async (picked: File, mode: 'try' | 'enter') => {
    setError(null)
    try {
      const answer = await bring.send({ file: picked, fromMonth, mode })
      setRead(answer)
      if (answer.entered) onClose()
    } catch (refused) {
      setError(refused)
    }
  }
  const ready = file && read && read.faults.length === 0 && read.changed > 0
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        取消
      </button>
      <button
        type="button"
        className="button primary"
        disabled={!ready || bring.busy}
        onClick={() => file && void send(file, 'enter')}
      >
        导入
      </button>
    </>
  )
  return (
    <Dialog open title="导入缴费基数" onClose={onClose} foot={foot}>
      <div className="stack">
        <FormFields
          fields={[
            { kind: 'choice', name: 'fromMonth', label: '起始月份', required: true, options: monthOptions() },
          ]}
          values={{ fromMonth }}
          change={(next) => {
            setMonth(String(next.fromMonth))
            setRead(null)
            setFile(null)
          }}
        />
        <FilePick
          accept=".csv,.xlsx"
          busy={bring.busy}
          words="选择填好的表，或拖到这里"
          hint="先试读，不会保存；没有差错再点“导入”"
          onPick={([picked]) => {
            if (!picked) return
            setFile(picked)
            void send(picked, 'try')
          }}
        />
        <RefusalNotice error={error} />
        {read && <ReadWords read={read} />}
        <a
          className="link"
          href={fileAddress('/dues-base-sheet.xlsx', organizationId ? { organizationId } : {})}
          download
        >
          下载表样（已列好党员）
        </a>
      </div>
    </Dialog>
  )
}

const ReadWords = ({ read: { read, changed, same, faults } }: { read: Read }) => (
  <>
    <Notice kind={faults.length > 0 ? 'warning' : undefined}>
      读到 {read} 人：{changed} 人的基数有变动，{same} 人不变，{faults.length} 行有差错。
      {faults.length > 0 && '改好以后再选一次，全部没有差错才能导入。'}
    </Notice>
    {faults.length > 0 && (
      <ul className="dues-lines">
        {faults.slice(0, 50).map(({ line, words }) => (
          <li key={line}>
            第 {line} 行：{words}
          </li>
        ))}
      </ul>
    )}
  </>
)
