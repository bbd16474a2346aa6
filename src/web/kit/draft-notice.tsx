import { When } from './facts.tsx'
import type { FormDraft } from './form-draft.ts'
import { Notice } from './refusal-notice.tsx'

/** That what is written is kept, and what was written before. */
export function DraftNotice({ draft }: { draft: FormDraft }) {
  const { offered, saved, take, drop } = draft
  if (offered)
    return (
      <div className="form-draft">
        <Notice kind="info">
          上次没有提交的内容还在这台设备上（
          <When at={new Date(offered.at).toISOString()} />
          ）：“{offered.words.slice(0, 30)}
          {offered.words.length > 30 && '……'}”
          <span className="row">
            <button type="button" className="button" onClick={take}>
              接着写
            </button>
            <button type="button" className="button quiet" onClick={drop}>
              删去草稿
            </button>
          </span>
        </Notice>
      </div>
    )
  if (!saved) return null
  return (
    <p className="form-draft hint" role="status">
      草稿已保存在这台设备上
    </p>
  )
}
