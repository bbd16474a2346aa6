/** How a proposal stands, in words. */
export const proposalStates = { open: '待处理', accepted: '已同意', declined: '未同意', withdrawn: '已撤回' }
