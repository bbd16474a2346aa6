import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { today } from '#web/kit/today.ts'
import type { Material } from './material.tsx'

/** The day on which the newest text takes effect, while the one before it is still in force. */
export function whenNewTextComes({ versions }: Pick<Material, 'versions'>): string | null {
  const [newest] = versions
  return versions.length > 1 && newest?.validFrom && newest.validFrom > today() ? newest.validFrom : null
}

/** What whoever reads must know first: that this text was revised, or repealed, and where the new one is. */
export function VersionBanner({ material }: { material: Material }) {
  const { id, shown, versions, validity, repealedOn, ...other } = material
  const { replacedById, replacedByTitle, replacesId, replacesTitle } = other
  const [newest, before] = versions
  const comes = whenNewTextComes(material)
  if (newest && comes && before && shown.number >= before.number)
    return shown.number === newest.number ? (
      <Notice kind="warning">
        这是新文本，自 {comes} 起施行；现在执行的是原文本。
        <PageLink className="link" to={`/library/materials/${id}?version=${before.number}`}>
          看现行文本
        </PageLink>
      </Notice>
    ) : (
      <Notice kind="info">
        现在执行这一文本；自 {comes} 起改为新文本。
        <PageLink className="link" to={`/library/materials/${id}`}>
          看新文本
        </PageLink>
      </Notice>
    )
  if (newest && newest.number !== shown.number)
    return (
      <Notice kind="warning">
        这是旧文本，{newest.validFrom ? `自 ${newest.validFrom} 起已修订` : '已修订'}。
        <PageLink className="link" to={`/library/materials/${id}`}>
          看现行文本
        </PageLink>
      </Notice>
    )
  if (validity !== 'repealed')
    return (
      replacesId && (
        <Notice kind="info">
          代替了
          <PageLink className="link" to={`/library/materials/${replacesId}`}>
            《{replacesTitle}》
          </PageLink>
        </Notice>
      )
    )
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
