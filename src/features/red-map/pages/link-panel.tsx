import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { useMay } from '#web/session.ts'
import { outcomeNames } from '../links/rules.ts'
import { LinkMark } from './marks.tsx'
import type { Site } from './site.tsx'

type Link = NonNullable<Site['link']>

/** The way to the site: opened on the extranet after a word, on the intranet by the phone. */
export function LinkPanel({ site }: { site: Site }) {
  const may = useMay()
  const [leaving, setLeaving] = useState(false)
  const check = useAct(call.redMap.links.check, { done: '已安排检查，稍后刷新查看' })
  const { link } = site
  if (!link)
    return (
      <Panel title="网址">
        <p className="muted">出处没有写明网址，所以没有链接。知道官方网址的，请点“纠错”，写明出处。</p>
      </Panel>
    )
  return (
    <Panel
      title="网址"
      extra={
        link.opens &&
        may('redMap.links') && (
          <button type="button" className="link" onClick={() => void check.run({ siteId: site.id })}>
            现在检查
          </button>
        )
      }
    >
      {site.linkState === 'dead' && (
        <Notice kind="warning">这个网址多次打不开，请先看上面的介绍摘要；知道新网址的，请点“纠错”。</Notice>
      )}
      <div className="rm-link">
        {site.linkState !== 'dead' && <Code site={site} qr={link.qr} />}
        <div className="grow">
          <p>
            <LinkMark state={site.linkState} />
          </p>
          <p className="muted">
            {site.checkedOn
              ? `最近检查：${site.checkedOn}，${link.reason ?? ''}`
              : '还没有检查过，请注意核对网址。'}
          </p>
          <p className="rm-address">{link.url}</p>
          {link.opens ? (
            <button type="button" className="button" onClick={() => setLeaving(true)}>
              打开网站
            </button>
          ) : (
            <p className="muted">内网不能直接打开外部网站，也不检查链接，由外网区检查后带回。</p>
          )}
        </div>
      </div>
      <Looks looks={link.looks} />
      {leaving && <Leaving url={link.url} onClose={() => setLeaving(false)} />}
    </Panel>
  )
}

/** The address for the phone, which stands in another network. */
const Code = ({ site, qr }: { site: Site; qr: Link['qr'] }) => (
  <figure>
    <svg viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`} role="img" aria-label={`${site.name}的网址二维码`}>
      <path d={qr.path} />
    </svg>
    <figcaption>用手机扫码访问</figcaption>
  </figure>
)

function Looks({ looks }: { looks: Link['looks'] }) {
  if (looks.length === 0) return null
  return (
    <details className="rm-looks">
      <summary>检查记录</summary>
      <ul>
        {looks.map((look) => (
          <li key={look.onDay}>
            <span className="number">{look.onDay}</span> {outcomeNames[look.outcome]}：{look.reason}
            {look.brought && '（外网区带回）'}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Leaving({ url, onClose }: { url: string; onClose: () => void }) {
  return (
    <Dialog
      open
      title="将前往第三方网站"
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            取消
          </button>
          <a
            className="button primary"
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            onClick={onClose}
          >
            前往（新标签页）
          </a>
        </>
      }
    >
      <p>下面的网站不属于本平台，内容由对方负责。请核对网址，不要在对方网站填写工作信息。</p>
      <p className="rm-address">{url}</p>
    </Dialog>
  )
}
