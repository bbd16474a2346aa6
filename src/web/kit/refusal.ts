import { ORPCError } from '@orpc/client'

export type Facts = Record<string, string | number | boolean | null | undefined>

/** A refusal as shown: the sentence, its code, the input field at fault, and whether asking again may help. */
export type Shown = { message: string; code: string; field: string | null; again: boolean }

/** Any error as a sentence. The server's refusals carry theirs; what never reached the server gets ours. */
export function shownRefusal(error: unknown): Shown {
  if (error instanceof ORPCError) {
    const data = error.data as { code?: string; facts?: Facts } | undefined
    const field = data?.facts?.field
    return {
      message: error.message,
      code: data?.code ?? error.code,
      field: typeof field === 'string' && field ? field : null,
      again: error.status >= 500,
    }
  }
  if (error instanceof TypeError && /fetch|network|load/i.test(error.message)) {
    return {
      message: '没有连上服务器，您的操作没有提交。请检查网络后重试。',
      code: 'unreachable',
      field: null,
      again: true,
    }
  }
  const message = error instanceof Error ? error.message : String(error)
  return {
    message: `页面出现错误：${message}。请刷新页面后重试。`,
    code: 'page-error',
    field: null,
    again: true,
  }
}
