import { type ChangeEvent, useState } from 'react'
import { addressHere, scannedHere } from '../ground.ts'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { useGo } from '../kit/page-link.tsx'
import { Notice } from '../kit/refusal-notice.tsx'
import { pageAt } from '../page-list.ts'
import { codeIn } from './reading.ts'
import { scannedAs } from './scanned.ts'
import '../kit/file-pick.css'

/** 扫一扫: the code of a meeting, of a document, of a paper. Anything else is shown and not opened. */
export default function ScanDialog({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ words: string; text?: string } | null>(null)
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const photo = event.target.files?.[0]
    event.target.value = ''
    if (!photo) return
    setBusy(true)
    setSaid(null)
    const text = await codeIn(photo).catch(() => null)
    setBusy(false)
    if (text === null)
      return setSaid({ words: '照片里没有找到二维码。请靠近一些、对准拍清楚，避开反光，再拍一张。' })
    const scanned = scannedAs(
      scannedHere(text),
      location.origin,
      (pathname) => pageAt(pathname) !== undefined,
    )
    if (scanned.kind === 'text')
      return setSaid({ words: '这个二维码不是本平台的页面，没有打开。内容是：', text: scanned.text })
    onClose()
    // A document is verified on a page that stands by itself.
    if (scanned.to.startsWith('/verify')) location.assign(addressHere(scanned.to))
    else go(scanned.to)
  }
  return (
    <Dialog open title="扫一扫" onClose={onClose}>
      <div className="stack">
        <p>会议签到码、公文验证码、打印件上的二维码都可以扫。</p>
        <label className="button primary take">
          <input
            type="file"
            className="unseen"
            accept="image/*"
            capture="environment"
            disabled={busy}
            onChange={read}
          />
          <Icon name="camera" />
          {busy ? '正在识别……' : '拍二维码'}
        </label>
        <label className="button take">
          <input type="file" className="unseen" accept="image/*" disabled={busy} onChange={read} />
          从相册选
        </label>
        {said && (
          <Notice kind="warning">
            {said.words}
            {said.text && <p className="scanned-text">{said.text}</p>}
          </Notice>
        )}
      </div>
    </Dialog>
  )
}
