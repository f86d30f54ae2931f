import { tellStory } from './pages/story.ts'

tellStory('fi')
