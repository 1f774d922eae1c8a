/** Registers <vein-guide>. This is the one file a page has to load. */
import {VeinGuideElement} from './vein-guide-element.js'

try {
  customElements.define('vein-guide', VeinGuideElement)
} catch (error) {
  // A page that loads the script from two addresses already has the element.
  if (!customElements.get('vein-guide')) throw error
}
