import { tellStory } from './pages/story.ts'

tellStory('en')
