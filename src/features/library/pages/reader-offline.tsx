import { useEffect, useState } from 'react'
import { When } from '#web/kit/facts.tsx'
import { fileSize } from '#web/kit/file-size.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { tell } from '#web/kit/toasts.tsx'
import { keepProgram, readyWithoutSignal, useOnline } from '#web/outbox/without-signal.ts'
import { whyNotOffline } from '../reading/rules.ts'
import type { Material } from './material.tsx'
import { checkSaved, removeSaved, type Saved, saveMaterial, useSaved } from './saved-materials.ts'

const why = {
  label: '这份资料不是“公开”的，只能联网阅读：存到手机上，平台就不能再核对谁在看，撤下时也收不回来。',
  kind: null,
  bytes: '文件超过 60 MB，不能离线保存，可以下载到电脑上阅读。',
} as const

/** The program must be kept as well, or nothing opens without signal. */
async function keep(material: Material): Promise<void> {
  // The browser is asked not to make room here by itself.
  void navigator.storage?.persist?.()
  readyWithoutSignal()
  await keepProgram()
  if (material.shown.fileType === 'application/pdf') {
    const { keepPdfReader } = await import('./reader-pages.ts')
    await keepPdfReader()
  }
  await saveMaterial(material)
}

/** 离线保存: on the page of a material. */
export function OfflineButton({ material }: { material: Material }) {
  const online = useOnline()
  const saved = useSaved().data?.find((one) => one.material.id === material.id)
  const [busy, setBusy] = useState(false)
  const refused = whyNotOffline(material)
  if (refused) return why[refused] && <p className="muted no-print">{why[refused]}</p>
  if (material.versions[0]?.number !== material.shown.number) return null
  const save = async () => {
    if (!('serviceWorker' in navigator))
      return tell.note('这个平台没有 https 地址，浏览器不允许离线保存。请下载后阅读。')
    setBusy(true)
    await keep(material)
      .then(() => tell.done('已离线保存，没有网络时在“我的书苑”里打开'))
      .catch(() => tell.note('没有存下：网络断了，或者这台设备的空间不够。请稍后再试。'))
    setBusy(false)
  }
  if (!saved)
    return online ? (
      <button type="button" className="button quiet no-print" disabled={busy} onClick={() => void save()}>
        <Icon name="download" />
        {busy ? '正在保存……' : '离线保存'}
      </button>
    ) : null
  return (
    <p className="row no-print reader-saved">
      <span className="muted">已离线保存（{fileSize(saved.bytes)}）</span>
      <Remove one={saved} />
    </p>
  )
}

function Remove({ one }: { one: Saved }) {
  const remove = () => void removeSaved(one).then(() => tell.done('已从这台设备移除'))
  return (
    <button
      type="button"
      className="link"
      aria-label={`移除离线保存的“${one.material.title}”`}
      onClick={remove}
    >
      移除
    </button>
  )
}

/** What is kept on this device; with a signal it is held against the server first. */
export function SavedPanel() {
  const online = useOnline()
  const saved = useSaved()
  useEffect(() => {
    if (!online) return
    void checkSaved().then(({ gone, renewed }) => {
      if (gone.length > 0) tell.note(`已撤下或不再公开，已从这台设备移除：${gone.join('、')}`)
      if (renewed.length > 0) tell.note(`资料出了新版，离线内容已更新：${renewed.join('、')}`)
    }, ignore)
  }, [online])
  return (
    <Panel title="离线保存在这台设备上的">
      <Answered query={saved} lines={2}>
        {(list) =>
          list.length === 0 ? (
            <p className="muted">
              没有离线保存的资料。公开的文章、文档和图片，在资料页点“离线保存”，没有网络也能读。
            </p>
          ) : (
            <>
              <ul className="reader-kept" aria-label="离线保存的资料">
                {list.map((one) => (
                  <li key={one.material.id} className="row">
                    <span className="grow">
                      <PageLink to={`/library/materials/${one.material.id}`}>{one.material.title}</PageLink>
                      <small className="muted">
                        {fileSize(one.bytes)}，保存于 <When at={new Date(one.savedAt).toISOString()} />
                      </small>
                    </span>
                    <Remove one={one} />
                  </li>
                ))}
              </ul>
              <p className="muted">
                共 {fileSize(list.reduce((sum, { bytes }) => sum + bytes, 0))}。退出登录时全部删去；超过 30
                天没有联网核对的不再打开。
              </p>
            </>
          )
        }
      </Answered>
    </Panel>
  )
}

const ignore = () => undefined
