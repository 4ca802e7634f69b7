<?php
/**
 * The scripts of WordPress that the editor's script needs.
 *
 * @package Portico
 */

return array(
	'dependencies' => array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' ),
	'version'      => '0.1.0',
);
