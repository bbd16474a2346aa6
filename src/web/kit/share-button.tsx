import { Icon } from './icon.tsx'
import { tell } from './toasts.tsx'

/** What may leave the platform of a page: never more than its title and address. */
type Shared = {
  title: string
  /** Why not even its address is passed on; left out where it may be. */
  refused?: string
}

/**
 * 分享: the device's own share sheet with the title and the address, or the address on the clipboard where there is none.
 * Whoever opens it signs in and sees what is his to see.
 */
export function ShareButton({ title, refused }: Shared) {
  const share = async () => {
    if (refused) return tell.note(refused)
    const url = location.href
    if (navigator.share) return navigator.share({ title, url }).catch(dismissed)
    await navigator.clipboard?.writeText(`${title}\n${url}`)
    tell.note(
      navigator.clipboard
        ? '已复制链接。对方登录后，只能看到自己有权看的内容。'
        : `请复制地址栏中的链接：${url}`,
    )
  }
  return (
    <button type="button" className="button" onClick={() => void share()}>
      <Icon name="share" />
      分享
    </button>
  )
}

/** Put away without choosing anybody: nothing happened. */
const dismissed = (why: unknown) => {
  if (!(why instanceof DOMException && why.name === 'AbortError'))
    tell.note('没有分享成功，请复制地址栏中的链接。')
}
