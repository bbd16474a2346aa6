import { useState } from 'react'
import { Empty } from '#web/kit/states.tsx'
import { useIndexDone } from './index-progress.tsx'
import { forgetSearches, recentSearches } from './recent.ts'

/** 您要找的是不是 */
export const Meant = ({ text, onAsk }: { text: string; onAsk: (text: string) => void }) => (
  <p className="meant">
    您要找的是不是：
    <button type="button" className="link" onClick={() => onAsk(text)}>
      {text}
    </button>
  </p>
)

/** Nothing was found: what to try. */
export function Advice({ text, narrowed }: { text: string; narrowed: boolean }) {
  const done = useIndexDone()
  return (
    <Empty title={`没有找到“${text}”`} icon="search">
      {done !== null && `检索索引还在建立（已完成 ${done}%），有些内容现在还查不到，请稍后再查。`}
      {narrowed
        ? '请先清除左侧（手机上在“筛选”里）的条件，再查一次。'
        : '请换一个说法，或只写最要紧的一两个词；文号可以只写年份和顺序号，如 2026 12号。只能查到您有权看到的内容。'}
    </Empty>
  )
}

const examples = ['六个月不交党费', '换届 差额', '民主生活会', '第十三条', 'mzshh', '预备期 延长']

/** Before anything is asked: what can be asked, and what was asked on this device. */
export function Begin({ onAsk }: { onAsk: (text: string) => void }) {
  const [recent, setRecent] = useState(recentSearches)
  const forget = () => {
    forgetSearches()
    setRecent([])
  }
  return (
    <div className="search-begin stack">
      {recent.length > 0 && (
        <section>
          <h2>
            最近查过（只保存在这台设备上）
            <button type="button" className="link" onClick={forget}>
              清除
            </button>
          </h2>
          <Words words={recent} onAsk={onAsk} />
        </section>
      )}
      <section>
        <h2>可以这样查</h2>
        <Words words={examples} onAsk={onAsk} />
        <p className="muted">
          记得半句话、写错一个字、只记得拼音或文号，都可以试试。查的是您有权看到的资料、请示批复、公文、会议记录、各类办理事项、档案和您自己的消息。
        </p>
      </section>
    </div>
  )
}

const Words = ({ words, onAsk }: { words: string[]; onAsk: (text: string) => void }) => (
  <div className="search-words">
    {words.map((word) => (
      <button key={word} type="button" className="button" onClick={() => onAsk(word)}>
        {word}
      </button>
    ))}
  </div>
)
