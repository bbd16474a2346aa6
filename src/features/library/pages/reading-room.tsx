import { useEffect } from 'react'
import { Panel } from '#web/kit/panel.tsx'
import type { Material } from './material.tsx'
import './library.css'

/** The text of a material in its place: the articles of a regulation, or the essay. */
export function ReadingRoom({ material }: { material: Material }) {
  const { shown } = material
  useEffect(() => {
    const anchor = decodeURIComponent(window.location.hash.slice(1))
    if (anchor && shown.id) document.getElementById(anchor)?.scrollIntoView()
  }, [shown.id])
  return (
    <Panel>
      {shown.fidelity === 'gist' && <p className="muted">以下为条文要点，全文以发布机关公布的文本为准。</p>}
      {shown.bodyHtml !== null ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the server made it safe before it kept it
        <div className="library-text" dangerouslySetInnerHTML={{ __html: shown.bodyHtml }} />
      ) : (
        <div className="library-text">
          {shown.parts.map(({ anchor, heading, text }) => (
            <section key={anchor} id={anchor}>
              {heading && <h2>{heading}</h2>}
              <p>{text}</p>
            </section>
          ))}
        </div>
      )}
      {shown.address && (
        <a className="button" href={shown.address} target="_blank" rel="noreferrer">
          打开链接
        </a>
      )}
      {shown.source && <p className="muted library-source">文本来源：{shown.source}</p>}
    </Panel>
  )
}
