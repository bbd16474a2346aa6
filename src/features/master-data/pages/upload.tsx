import { useState } from 'react'
import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { FilePick } from '#web/kit/file-pick.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { feedModeNames } from '../feeds/rules.ts'
import './feeds.css'

/** Brings a feed: the files are received and compared; nothing changes yet. */
export function UploadButton() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button primary" onClick={() => setOpen(true)}>
        <Icon name="upload" />
        上传主数据
      </button>
      {open && <Upload close={() => setOpen(false)} />}
    </>
  )
}

function Upload({ close }: { close: () => void }) {
  const go = useGo()
  const [mode, setMode] = useState<'full' | 'changes'>('full')
  const [error, setError] = useState<unknown>(null)
  const receive = useAct(call.masterData.feeds.receive, { done: '已接收，正在比对' })
  const send = async (files: File[]) => {
    setError(null)
    try {
      const feed = await receive.send({ mode, origin: 'upload', files })
      close()
      go(`/feeds/${feed.id}`)
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Dialog open title="上传主数据" onClose={close}>
      <div className="stack">
        <div className="upload-modes" role="radiogroup" aria-label="方式">
          {(['full', 'changes'] as const).map((one) => (
            <label key={one} className="row">
              <input type="radio" name="mode" checked={mode === one} onChange={() => setMode(one)} />
              {feedModeNames[one]}
              <small className="muted">
                {one === 'full'
                  ? '文件含全部人员和组织；名册有而文件没有的，列入对账箱'
                  : '文件只含有变动的行；没有提到的保持不变'}
              </small>
            </label>
          ))}
        </div>
        <FilePick
          accept=".csv,.xlsx"
          several
          busy={receive.busy}
          words="点按选择文件，或拖到这里"
          hint="人员表和党组织表可同时选择，Excel（.xlsx）或 CSV；上传后先比对，不改动数据"
          onPick={(files) => void send(files)}
        />
        <RefusalNotice error={error} />
        <p className="row">
          <a className="link" href={fileAddress('/master-data/templates/organizations')} download>
            下载党组织空表
          </a>
          <a className="link" href={fileAddress('/master-data/templates/people')} download>
            下载人员空表
          </a>
        </p>
      </div>
    </Dialog>
  )
}
