/** The channels in which the person writes themself; by any other a professional writes down what they tell. */
export const ownChannels = ['web_form', 'chat', 'callback'] as const

export const isOwnChannel = (channel: string): boolean => (ownChannels as readonly string[]).includes(channel)
