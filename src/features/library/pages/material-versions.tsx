import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import type { Material } from './material.tsx'

/** What whoever reads must know first: that this text was revised, or repealed, and where the new one is. */
export function VersionBanner({ material }: { material: Material }) {
  const { id, shown, versions, validity, repealedOn, replacedById, replacedByTitle } = material
  const [newest] = versions
  if (newest && newest.number !== shown.number)
    return (
      <Notice kind="warning">
        这是旧文本，{newest.validFrom ? `自 ${newest.validFrom} 起已修订` : '已修订'}。
        <PageLink className="link" to={`/library/materials/${id}`}>
          看现行文本
        </PageLink>
      </Notice>
    )
  if (validity !== 'repealed') return null
  return (
    <Notice kind="warning">
      自 {repealedOn} 起已废止。
      {replacedById && (
        <PageLink className="link" to={`/library/materials/${replacedById}`}>
          看{replacedByTitle}
        </PageLink>
      )}
    </Notice>
  )
}

/** Every text there was, each to be opened. */
export function MaterialVersions({ material: { id, shown, versions } }: { material: Material }) {
  if (versions.length < 2) return null
  return (
    <Panel title="历次文本">
      <ul className="library-lines">
        {versions.map((one) => (
          <li key={one.number}>
            <PageLink
              to={`/library/materials/${id}?version=${one.number}`}
              aria-current={one.number === shown.number}
            >
              <b>
                第 {one.number} 版{one.number === shown.number && '（正在看）'}
              </b>
              {one.changeNote && <p>{one.changeNote}</p>}
              <small>
                {one.validFrom && `${one.validFrom} 起`}
                {one.validUntil && `，到 ${one.validUntil}`}
              </small>
            </PageLink>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
