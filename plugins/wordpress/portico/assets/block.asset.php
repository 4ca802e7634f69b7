<?php
/**
 * What the block's script needs of WordPress.
 *
 * @package Portico
 */

return array(
	'dependencies' => array( 'wp-blocks', 'wp-element', 'wp-i18n', 'wp-block-editor', 'wp-components' ),
	'version'      => '0.1.0',
);
